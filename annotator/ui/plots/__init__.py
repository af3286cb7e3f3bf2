"""Plots of all windows, drawn by pyqtgraph; import this package where a plot is made, not when the program starts."""
