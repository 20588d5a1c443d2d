"""Plans to look at: timelines as SVG and tables as HTML, for notebooks and web pages."""
