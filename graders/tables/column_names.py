"""Names that offices give to the same column, for `Grid.column`; the first is our own."""

RECEIPT_NUMBER = ("접수번호", "민원번호", "receipt number")
DISTRICT = ("읍면동", "행정동", "동", "district")
COUNT = ("건수", "접수건수", "민원건수", "개수", "건", "count", "cases")
