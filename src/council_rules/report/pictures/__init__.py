"""Pictures as inline SVG, drawn from facts: pure functions from data to text.

Shape says where somebody comes from, fill how certain it is. A hollow bar is a range, and
where there is a range no point is drawn.
"""
