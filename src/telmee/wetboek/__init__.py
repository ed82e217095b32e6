"""What there is to say of the law itself: a name described, searched, dated, drawn, covered and tested by cases.

For who shows the law, on a terminal or on a page: plain data and pictures, no printing. Contains no rule and no figure;
everything is read from `telmee.wet`, and cases are run by `telmee.gevallen`.
"""
