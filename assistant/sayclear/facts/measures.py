"""Months, days, units and currencies, and the words for each."""

from __future__ import annotations

MONTHS = "january february march april may june july august september october november december".split()
MONTH_OF = {name: number for number, name in enumerate(MONTHS, 1)}
MONTH_OF |= {name[:3]: number for name, number in MONTH_OF.items()} | {"sept": 9}
DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
DAY_OF = {short: day for day in DAYS for short in (day, day[:3])} | {"tues": "tuesday", "thur": "thursday"}
DAY_OF |= {"thurs": "thursday"}

UNITS = {
    "second": "seconds second secs sec s",
    "minute": "minutes minute mins min",
    "hour": "hours hour hrs hr h",
    "day": "days day",
    "night": "nights night",
    "week": "weeks week wks wk",
    "fortnight": "fortnights fortnight",
    "month": "months month",
    "year": "years year yrs yr",
    "g": "grams gram grammes gramme g",
    "kg": "kilograms kilogram kilos kilo kgs kg",
    "oz": "ounces ounce oz",
    "lb": "lbs lb",
    "stone": "stones stone",
    "tonne": "tonnes tonne tons ton",
    "l": "litres litre liters liter l",
    "cl": "cl",
    "pint": "pints pint",
    "cup": "cups cup",
    "mm": "millimetres millimetre millimeters mm",
    "cm": "centimetres centimetre centimeters cm",
    "m": "metres metre meters meter m",
    "km": "kilometres kilometre kilometers km",
    "mile": "miles mile",
    "inch": "inches inch",
    "foot": "feet foot ft",
    "yard": "yards yard",
    "kb": "kb",
    "mb": "megabytes mb",
    "gb": "gigabytes gb",
    "tb": "tb",
    "watt": "watts watt w",
    "kw": "kw",
    "kwh": "kwh",
    "volt": "volts volt v",
    "mph": "mph",
    "degree": "degrees degree",
    "c": "°c ℃",
    "f": "°f",
}
DOSES = {
    "mg": "milligrams milligram milligrammes mgs mg",
    "mcg": "micrograms microgram mcg µg μg",
    "ml": "millilitres millilitre milliliters ml",
    "tablet": "tablets tablet",
    "pill": "pills pill",
    "capsule": "capsules capsule",
    "drop": "drops drop",
    "puff": "puffs puff",
    "spray": "sprays spray",
    "dose": "doses dose",
    "unit": "units unit",
    "tablespoon": "tablespoons tablespoon tbsp",
    "teaspoon": "teaspoons teaspoon tsp",
    "time": "times",
}
UNIT_OF = {
    form: unit for table in (UNITS, DOSES) for unit, all_forms in table.items() for form in all_forms.split()
}
CURRENCY = {
    "£": "GBP",
    "gbp": "GBP",
    "pound": "GBP",
    "pounds": "GBP",
    "sterling": "GBP",
    "quid": "GBP",
    "$": "USD",
    "usd": "USD",
    "dollar": "USD",
    "dollars": "USD",
    "€": "EUR",
    "eur": "EUR",
    "euro": "EUR",
    "euros": "EUR",
    "¥": "JPY",
    "yen": "JPY",
}
PENNIES = {"p": "GBP", "pence": "GBP", "penny": "GBP", "cents": "USD", "cent": "USD"}
PERIODS = "second|minute|hour|day|night|week|fortnight|month|quarter|year|annum"
LONGER_PERIODS = {"fortnight": "2 week", "quarter": "3 month"}
"""Periods that can also be told as "every two weeks"."""
ADVERBS = {
    "hourly": "hour",
    "daily": "day",
    "nightly": "night",
    "weekly": "week",
    "fortnightly": "fortnight",
    "monthly": "month",
    "quarterly": "quarter",
    "yearly": "year",
    "annual": "year",
    "annually": "year",
}


def one_measure(number: str, unit: str) -> tuple[str, str]:
    """The same stretch of time in one form: a fortnight is 2 weeks, and 12 months are a year."""
    if unit == "month" and number.isdigit() and int(number) % 12 == 0:
        return str(int(number) // 12), "year"
    if unit not in _AS:
        return number, unit
    smaller, times = _AS[unit]
    try:
        value = float(number)
    except ValueError:
        return number, unit
    if unit == "fortnight" or value % 1 in (0.25, 0.5, 0.75):
        return f"{value * times:g}", smaller
    return number, unit


_AS = {"fortnight": ("week", 2), "minute": ("second", 60), "hour": ("minute", 60), "year": ("month", 12)}
