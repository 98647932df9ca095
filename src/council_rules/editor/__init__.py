"""The language server: what an editor shows of a proposal while it is written.

``server`` speaks the protocol; what it shows is worked out in modules that know neither the
protocol nor processes.
"""
