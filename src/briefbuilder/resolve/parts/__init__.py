"""What every convention is made of: marked text, dates, addresses, names, titles, numbers.

Plain functions, no decisions.
"""
