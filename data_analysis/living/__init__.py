"""Living workbooks: data once, everything else formulas that move with it::

from data_analysis import living

book = living.start(subsidies)
book.summarise("부서", sums=["교부액", "집행액"])
book.input("기준 집행률", 0.6)
book.column("집행률", "=[집행액]/[교부액]")
book.choices("상태", ["진행", "완료", "반납"])
book.pivot("읍면동", values="집행액")
book.save("output/보조금_관리.xlsx")
"""

from data_analysis.living.book import LivingBook, start
from data_analysis.living.trying import Moved, try_change

__all__ = ["LivingBook", "Moved", "start", "try_change"]
