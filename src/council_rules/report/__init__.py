"""The compliance report: one document, gathered from a check and laid out in four formats.

``material`` holds what a check came to, ``gather`` makes a ``Document`` of it that knows no
format, and one module for each format lays it out: ``html``, ``pdf``, ``docx``, ``markdown``.
"""
