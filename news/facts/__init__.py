"""Facts of a text: figures, money, dates, names, quotations, roles, each with the sentence it stands in."""
