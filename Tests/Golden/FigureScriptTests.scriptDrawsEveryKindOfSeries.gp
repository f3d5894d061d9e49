# every-drawing
#
# Panels of lines, points and bars.
#
# Data: every-drawing.tsv, made from
#   curve.csv sha256 0a1b
#   seed 3
# Redraw, in this folder: gnuplot every-drawing.gp
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
    set terminal svg name 'every_drawing' size 576,196 fixed enhanced \
      font 'LM Roman 8,8' fontscale 1.3333 linewidth 1.3333 background 'white'
  } else {
    set terminal pdfcairo size 6in,2.04in enhanced \
      font 'LM Roman 8,8' fontscale 0.75 linewidth 2 dashlength 1.8182 pointscale 0.75
  }
  set output 'every-drawing.'.format
  set multiplot
  unset key
  unset colorbox
  set border 3 linewidth 0.5 linecolor rgb '#4D4D4D'
  set tics scale 0.5 textcolor rgb 'black'
  set grid linetype 1 dashtype solid linewidth 0.4 linecolor rgb '#E3E3E3'
  set cbrange [0.1:0.9]
  unset cbtics
  set palette defined (0 '#440154', 1 '#472D7B', 2 '#3B528B', 3 '#2C728E', 4 '#21918C', 5 '#28AE80', 6 '#5EC962') maxcolors 32

  set lmargin at screen 0.1
  set rmargin at screen 0.316667
  set bmargin at screen 0.196078
  set tmargin at screen 0.705882
  set xrange [0:20]
  set xtics out nomirror (0, 5, 10, 15, 20)
  set format x '%g'
  set yrange [-1.1:1.1]
  set ytics out nomirror (-1, -0.5, 0, 0.5, 1)
  set format y '%g'
  unset label
  unset arrow
  set label '{/:Bold (a)}' at screen 0.1,0.821078 left
  set label 'tilt {/"Latin Modern Math":Italic θ}' at screen 0.141667,0.821078 left
  set label 'in degrees' at screen 0.141667,0.75 left
  set label 'time (s)' at screen 0.208333,0.0294118 center
  set label 'speed (m/s)' at screen 0.02,0.45098 center rotate by 90
  set arrow from screen 0.153148,0.95098 to screen 0.203148,0.95098 nohead linewidth 1 linecolor rgb '#0072B2' dashtype (12,4,2,4)
  set label '' at screen 0.178148,0.95098 point pointtype 7 pointsize 0.888889 linewidth 0.8 linecolor rgb '#D55E00'
  set label '{/"Latin Modern Math":Italic θ} of a\_1' at screen 0.211481,0.95098 left
  set arrow from screen 0.31963,0.95098 to screen 0.36963,0.95098 nohead linewidth 1 linecolor rgb '#0072B2' dashtype (12,4,2,4)
  set label 'no marker' at screen 0.377963,0.95098 left
  set label '' at screen 0.521296,0.95098 point pointtype 7 pointsize 0.888889 linewidth 0.8 linecolor rgb '#D55E00'
  set label 'no line' at screen 0.55463,0.95098 left
  set object rectangle from screen 0.665093,0.928922 to screen 0.690093,0.973039 fillstyle solid 1 noborder fillcolor rgb '#0072B2'
  set object rectangle from screen 0.665093,0.928922 to screen 0.690093,0.973039 fillstyle transparent pattern 5 border linewidth 0.5 fillcolor rgb '#000000'
  set label 'area' at screen 0.710926,0.95098 left
  set colorbox horizontal user origin 0.778333,0.928922 size 0.05,0.0441176 noborder
  set label 'd' at screen 0.836667,0.95098 left
  plot \
    'every-drawing.tsv' index 1 using 1:2:3 with filledcurves fillstyle transparent solid 0.2 noborder linecolor rgb '#0072B2' notitle, \
    'every-drawing.tsv' index 0 using 1:2 with lines linewidth 1 linecolor rgb '#0072B2' dashtype (12,4,2,4) notitle, \
    'every-drawing.tsv' index 2 using 1:2 with points pointtype 7 pointsize 0.888889 linewidth 0.8 linecolor rgb '#D55E00' notitle, \
    'every-drawing.tsv' index 3 using 1:2 with points pointtype 7 pointsize 0.888889 linewidth 0.8 linecolor rgb '#D55E00' notitle

  set lmargin at screen 0.383333
  set rmargin at screen 0.6
  set bmargin at screen 0.196078
  set tmargin at screen 0.705882
  set xrange [-1:21]
  unset xtics
  set format x ''
  set yrange [-1:21]
  set ytics out nomirror (0, 10, 20)
  set format y ''
  unset label
  unset arrow
  unset object
  set arrow from first 1,graph 0 to first 1,graph 1 nohead linewidth 0.5 linecolor rgb '#4D4D4D' dashtype (2,4)
  set arrow from first 1,graph 1 to screen 0.40303,0.735294 nohead linewidth 0.5 linecolor rgb '#4D4D4D' dashtype (2,4)
  set label '{/:Bold (b)}' at screen 0.40303,0.764706 center
  set arrow from first 1.5,graph 0 to first 1.5,graph 1 nohead linewidth 0.5 linecolor rgb '#4D4D4D' dashtype (2,4)
  set arrow from first 1.5,graph 1 to screen 0.436364,0.735294 nohead linewidth 0.5 linecolor rgb '#4D4D4D' dashtype (2,4)
  set label '{/:Bold (c)}' at screen 0.436364,0.764706 center
  plot \
    'every-drawing.tsv' index 4 using ($1-0.470085/2):2:(0.470085):(0) with vectors nohead linewidth 2 linecolor rgb '#CFCFCF' notitle, \
    'every-drawing.tsv' index 5 using 1:2:3 with points pointtype 7 pointsize 0.888889 linewidth 0.8 linecolor palette notitle, \
    'every-drawing.tsv' index 6 using 1:2:($1-0.25):($1+0.25):(0):2:1 with boxxyerror fillstyle solid 1 noborder linecolor palette notitle, \
    'every-drawing.tsv' index 7 using 1:2 with histeps linewidth 1 linecolor rgb '#0072B2' dashtype (12,4,2,4) notitle

  set lmargin at screen 0.666667
  set rmargin at screen 0.883333
  set bmargin at screen 0.196078
  set tmargin at screen 0.705882
  set xrange [-0.5:1.5]
  set xtics out nomirror ('10 %%' 0, 'it''s' 1)
  set format x '%g'
  set yrange [-1:5]
  set ytics out nomirror (0, 2, 4)
  set format y '%g'
  unset label
  unset arrow
  unset colorbox
  plot \
    'every-drawing.tsv' index 8 using 1:2:($1-0.25):($1+0.25):(0):2 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#0072B2' notitle, \
    'every-drawing.tsv' index 8 using 1:2:($1-0.25):($1+0.25):(0):2 with boxxyerror fillstyle transparent pattern 5 border linewidth 0.5 linecolor rgb '#000000' notitle, \
    'every-drawing.tsv' index 9 using 1:2:(0):($3-$2) with vectors heads size 0.0538462,90 linewidth 1 linecolor rgb '#0072B2' dashtype (12,4,2,4) notitle

  unset multiplot
  unset output
}
