"""Charts an office can hand on: as a picture, and as a real Excel chart that draws its cells::

from data_analysis import charts

chart = charts.column(by_month, "지연율")
chart = chart.describe(title="월별 지연율", unit="%", source="민원행정시스템", as_of="2026-07-31")
chart = chart.conclude("지연율이 1월 45.0%에서 6월 32.7%로 낮아졌습니다.")
chart.save("output/보고.xlsx")
chart.save("output/보고.png")
"""

from data_analysis.charts.chart import Chart, bar, column, line

__all__ = ["Chart", "bar", "column", "line"]
