"""Plans to look at: timelines as SVG and tables as HTML, for notebooks and web pages."""

from interview_etiquette.drawing._timeline import Timeline, timeline

__all__ = ["Timeline", "timeline"]
