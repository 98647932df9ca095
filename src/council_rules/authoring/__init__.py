"""For whoever writes rules: new pages and packs, their examples, what to look at in them."""
