"""What a violation counts for: identity, waivers, baselines, and what was there before."""
