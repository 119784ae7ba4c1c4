"""What is heard: narration, music and their mix, and how loud it is."""
