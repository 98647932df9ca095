"""A state of the files beside another: at an earlier commit, in a folder, in saved results."""
