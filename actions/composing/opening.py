"""Write when somebody answers, for channels that cannot look at the clock."""

import calendar
from datetime import time

from actions.composing.frames import frame
from knowledge.models.places import DAYS, Hours, Opening


def opening_text(hours: Hours) -> str:
    """Write opening hours; nothing where they are not known."""
    if not hours.known:
        return ""
    if hours.always:
        return frame("utter_frame_hours_always")
    return "; ".join(frame("utter_frame_hours", days=days(o), start=clock(o.start), end=clock(o.to))
                     for o in hours.openings)


def days(opening: Opening) -> str:
    """Name the days: several in a row by their first and last."""
    places = sorted(DAYS.index(d) for d in opening.days if d in DAYS)
    names = [calendar.day_name[n] for n in places]
    in_a_row = len(places) > 2 and places[-1] - places[0] == len(places) - 1
    return frame("utter_frame_span", low=names[0], high=names[-1]) if in_a_row else ", ".join(names)


def clock(when: time) -> str:
    """Write a time as people do: 9am, 5.30pm."""
    minutes = f".{when.minute:02}" if when.minute else ""
    return f"{when.hour % 12 or 12}{minutes}{'am' if when.hour < 12 else 'pm'}"
