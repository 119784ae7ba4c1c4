"""The figures a clip is held to, each with its source."""

# Shorts and the hall screens of the city take a minute at most.
LONGEST_SECONDS = 60.0

# Integrated loudness of online platforms; method of EBU R 128 (ITU-R BS.1770). A broadcaster asks
# for −24 LKFS ±2 (방송 음량 기준).
LOUDNESS_LUFS = -14.0
LOUDNESS_TOLERANCE_LU = 1.0
# EBU R 128: maximum permitted true peak, measured after encoding.
TRUE_PEAK_DBTP = -1.0

# Graphics safe area, EBU R 95: 5 % of the picture from each edge.
SAFE_MARGIN = 0.05

# WCAG 2.1, 1.4.3 (and the same item of KWCAG): large text 3:1, other text 4.5:1.
LARGE_TEXT_CONTRAST = 3.0
TEXT_CONTRAST = 4.5

# Korean Timed Text Style Guide (Netflix): 12 characters a second for adults; Hangul counts 1,
# Latin letters, spaces and punctuation 0.5.
READING_SPEED = 12.0
# No caption shorter than five sixths of a second (Timed Text Style Guide, general requirements).
SHORTEST_CAPTION_SECONDS = 5 / 6
# What a speaker says in a second without hurrying, in syllables.
SPEAKING_RATE = 6.0

# A picture that stands still for longer than this looks like a broken clip.
LONGEST_FREEZE_SECONDS = 3.0

# A card of card news is looked at on a telephone, 360 CSS pixels wide. WCAG 2.1 calls text large
# from 24 CSS pixels; below 12 hardly anybody reads it. A Hangul letter is about nine tenths of
# its font size high, so as parts of the card's shorter side:
PHONE_PIXELS = 360
LARGE_LETTERS = 24 * 0.9 / PHONE_PIXELS
SMALLEST_LETTERS = 12 * 0.9 / PHONE_PIXELS
