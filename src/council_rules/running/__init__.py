"""One run over many files, each judged within limits, and what was judged before."""
