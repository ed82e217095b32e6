"""What leaves the program: tables, charts, graphs, explanations and disclosure control.

Renders what it is given; knows no rule, no data set and no use case. Renderers are pure functions from data to text;
writing a file is left to ``telmee.schrijven``. Import the module that is needed (``tabel``, ``tabel_tekst``,
``grafiek``, ``grafiek_svg``, ``graaf``, ``uitleg``, ``onthulling``, ``getallen``, ``scherm``): importing this package
loads nothing.
"""
