"""The storyboard (콘티): its scenes, its table, and what to mend before it is rendered."""
