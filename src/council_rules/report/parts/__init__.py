"""The parts of a report, one module each: from what was found to paragraphs and tables."""
