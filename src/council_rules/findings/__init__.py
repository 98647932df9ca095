"""What a check finds: frozen records that know no solver and no screen.

A ``Report`` holds one ``FileReport`` per proposal; that holds one ``Finding`` per rule
and subject. Two axes are kept apart: the *verdict* on the rule, and its *firmness* over
everything the proposal leaves open.
"""
