# learning-curves
#
# Score against training step: mean over seeds, band from least to greatest.
#
# Data: learning-curves.tsv, made from
#   curve.csv of a run
# Redraw, in this folder: gnuplot learning-curves.gp
# (gnuplot 5.4 or newer with its svg and pdfcairo terminals, and Latin Modern; on Debian,
# gnuplot-nox and fonts-lmodern)

if (!strstrt(system("fc-match --format='%{family}' 'LM Roman 8'"), 'LM Roman 8') \
    || !strstrt(system("fc-match --format='%{family}' 'Latin Modern Math'"), 'Latin Modern Math')) {
  print 'fontconfig finds no LM Roman 8 or no Latin Modern Math'
  exit status 69
}
set encoding utf8
set minussign
set datafile separator '\t'

do for [format in 'svg pdf'] {
  if (format eq 'svg') {
    set terminal svg name 'learning_curves' size 605,266 fixed enhanced \
      font 'LM Roman 8,8' fontscale 1.3333 linewidth 1.3333 background 'white'
  } else {
    set terminal pdfcairo size 6.3in,2.7716in enhanced \
      font 'LM Roman 8,8' fontscale 0.75 linewidth 2 dashlength 1.8182 pointscale 0.75
  }
  set output 'learning-curves.'.format
  set multiplot
  unset key
  unset colorbox
  set border 3 linewidth 0.5 linecolor rgb '#4D4D4D'
  set tics scale 0.5 textcolor rgb 'black'
  set grid linetype 1 dashtype solid linewidth 0.4 linecolor rgb '#E3E3E3'

  set lmargin at screen 0.0873016
  set rmargin at screen 0.50873
  set bmargin at screen 0.151537
  set tmargin at screen 0.841247
  set xrange [0:10]
  set xtics out nomirror (0, 2, 4, 6, 8, 10)
  set format x '%g'
  set yrange [0:105]
  set ytics out nomirror (0, 20, 40, 60, 80, 100)
  set format y '%g'
  unset label
  unset arrow
  set label '{/:Bold (a)}' at screen 0.0873016,0.873719 left
  set label 'standing still' at screen 0.126984,0.873719 left
  set label 'training step (thousands)' at screen 0.298016,0.0288642 center
  set label 'score' at screen 0.0111111,0.496392 center rotate by 90
  set arrow from screen 0.347619,0.96392 to screen 0.395238,0.96392 nohead linewidth 1.1 linecolor rgb '#0072B2' dashtype (10,5)
  set label '' at screen 0.371429,0.96392 point pointtype 5 pointsize 0.8 linewidth 0.8 linecolor rgb '#0072B2'
  set label 'BC' at screen 0.403175,0.96392 left
  set arrow from screen 0.447972,0.96392 to screen 0.495591,0.96392 nohead linewidth 1.3 linecolor rgb '#D55E00' dashtype solid
  set label '' at screen 0.471781,0.96392 point pointtype 7 pointsize 0.8 linewidth 0.8 linecolor rgb '#D55E00'
  set label 'DMIL' at screen 0.503527,0.96392 left
  set arrow from screen 0.567725,0.96392 to screen 0.615344,0.96392 nohead linewidth 1.1 linecolor rgb '#000000' dashtype (2,4)
  set label 'LQR' at screen 0.62328,0.96392 left
  plot \
    'learning-curves.tsv' index 1 using 1:2:3 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#0072B2' notitle, \
    'learning-curves.tsv' index 0 using 1:2 with lines linewidth 1.1 linecolor rgb '#000000' dashtype (2,4) notitle, \
    'learning-curves.tsv' index 2 using 1:2 with lines linewidth 1.3 linecolor rgb '#D55E00' dashtype solid notitle, \
    'learning-curves.tsv' index 3 using 1:2 with points pointtype 7 pointsize 0.8 linewidth 0.8 linecolor rgb '#D55E00' notitle, \
    'learning-curves.tsv' index 4 using 1:2 with lines linewidth 1.1 linecolor rgb '#0072B2' dashtype (10,5) notitle, \
    'learning-curves.tsv' index 5 using 1:2 with points pointtype 5 pointsize 0.8 linewidth 0.8 linecolor rgb '#0072B2' notitle

  set lmargin at screen 0.559524
  set rmargin at screen 0.980952
  set bmargin at screen 0.151537
  set tmargin at screen 0.841247
  set xrange [0:10]
  set xtics out nomirror (0, 2, 4, 6, 8, 10)
  set format x '%g'
  set yrange [0:105]
  set ytics out nomirror (0, 20, 40, 60, 80, 100)
  set format y ''
  unset label
  unset arrow
  set label '{/:Bold (b)}' at screen 0.559524,0.873719 left
  set label 'moving straight' at screen 0.599206,0.873719 left
  set label 'training step (thousands)' at screen 0.770238,0.0288642 center
  plot \
    'learning-curves.tsv' index 6 using 1:2:3 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#0072B2' notitle, \
    'learning-curves.tsv' index 7 using 1:2 with lines linewidth 1.3 linecolor rgb '#D55E00' dashtype solid notitle, \
    'learning-curves.tsv' index 8 using 1:2 with points pointtype 7 pointsize 0.8 linewidth 0.8 linecolor rgb '#D55E00' notitle, \
    'learning-curves.tsv' index 9 using 1:2 with lines linewidth 1.1 linecolor rgb '#0072B2' dashtype (10,5) notitle, \
    'learning-curves.tsv' index 10 using 1:2 with points pointtype 5 pointsize 0.8 linewidth 0.8 linecolor rgb '#0072B2' notitle

  unset multiplot
  unset output
}
