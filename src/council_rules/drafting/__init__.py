"""The first file of a council: questions and plans in, a commented proposal out."""
