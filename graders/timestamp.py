"""When a submission was submitted: what makes it late, and the rules of which day bind it."""

from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

TIMESTAMP = "timestamp.txt"  # nbgrader's, in the folder of everything submitted
FORMAT = "%Y-%m-%d %H:%M:%S.%f UTC"  # one of those that nbgrader reads
KOREA = timezone(timedelta(hours=9), "KST")
_OFFSETS = {"UTC": "+00:00", "KST": "+09:00"}


def submitted_at(folder: Path) -> datetime | None:
    """When a folder was submitted, in UTC; None where nothing readable says so."""
    try:
        day, clock, *zone = (folder / TIMESTAMP).read_text(encoding="utf-8").split()
        name = zone[0] if zone else "UTC"
        moment = datetime.fromisoformat(f"{day} {clock}{_OFFSETS.get(name, name)}")
        return moment.astimezone(KOREA).astimezone(UTC)
    except (OSError, ValueError, OverflowError):  # no file, no moment, one beyond the calendar
        return None


def day_of(folder: Path) -> date:
    """The day of submission, by the calendar of Korea; today for what is not submitted yet."""
    return (submitted_at(folder) or datetime.now(UTC)).astimezone(KOREA).date()
