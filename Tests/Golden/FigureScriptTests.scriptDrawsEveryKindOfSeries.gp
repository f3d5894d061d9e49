# every-drawing
#
# One panel of lines, one of points.
#
# Data: every-drawing.tsv, made from
#   curve.csv sha256 0a1b
#   seed 3
# Redraw, in this folder: gnuplot every-drawing.gp
# (gnuplot 5.4 or newer with its svg and pdfcairo terminals; on Debian, gnuplot-nox)

set encoding utf8
set minussign
set datafile separator '\t'

do for [format in 'svg pdf'] {
  if (format eq 'svg') {
    set terminal svg name 'every_drawing' size 576,261 fixed enhanced \
      font 'sans-serif,8' fontscale 1.3333 linewidth 1.3333 background 'white'
  } else {
    set terminal pdfcairo size 6in,2.72in enhanced \
      font 'sans-serif,8' fontscale 0.75 linewidth 2 dashlength 1.8182 pointscale 0.75
  }
  set output 'every-drawing.'.format
  set multiplot
  unset key
  unset colorbox
  set border 3 linewidth 0.5 linecolor rgb '#4D4D4D'
  set tics scale 0.5 textcolor rgb 'black'
  set grid linetype 1 dashtype solid linewidth 0.4 linecolor rgb '#E3E3E3'
  set cbrange [0.1:0.9]
  set cbtics out nomirror (0.1, 0.5, 0.9)
  set format cb '%g'
  set palette defined (0 '#440154', 1 '#472D7B', 2 '#3B528B', 3 '#2C728E', 4 '#21918C', 5 '#28AE80', 6 '#5EC962') maxcolors 256

  set lmargin at screen 0.1
  set rmargin at screen 0.458333
  set bmargin at screen 0.147059
  set tmargin at screen 0.779412
  set xrange [0:20]
  set xtics out nomirror (0, 5, 10, 15, 20)
  set format x '%g'
  set yrange [-1.1:1.1]
  set ytics out nomirror (-1, -0.5, 0, 0.5, 1)
  set format y '%g'
  unset label
  unset arrow
  set label '{/:Bold (a)}' at screen 0.1,0.865809 left
  set label 'tilt θ' at screen 0.136667,0.865809 left
  set label 'in degrees' at screen 0.136667,0.8125 left
  set label 'time (s)' at screen 0.279167,0.0220588 center
  set label 'speed ẋ (m/s)' at screen 0.02,0.463235 center rotate by 90
  set arrow from screen 0.249722,0.963235 to screen 0.299722,0.963235 nohead linewidth 1 linecolor rgb '#0072B2' dashtype (12,4,2,4)
  set label '' at screen 0.274722,0.963235 point pointtype 7 pointsize 0.888889 linewidth 0.8 linecolor rgb '#D55E00'
  set label 'θ̇ of a\_1' at screen 0.308056,0.963235 left
  set arrow from screen 0.425463,0.963235 to screen 0.475463,0.963235 nohead linewidth 1 linecolor rgb '#0072B2' dashtype (12,4,2,4)
  set label 'no marker' at screen 0.483796,0.963235 left
  set label '' at screen 0.637546,0.963235 point pointtype 7 pointsize 0.888889 linewidth 0.8 linecolor rgb '#D55E00'
  set label 'no line' at screen 0.67088,0.963235 left
  plot \
    'every-drawing.tsv' index 1 using 1:2:3 with filledcurves fillstyle transparent solid 0.2 noborder linecolor rgb '#0072B2' notitle, \
    'every-drawing.tsv' index 0 using 1:2 with lines linewidth 1 linecolor rgb '#0072B2' dashtype (12,4,2,4) notitle, \
    'every-drawing.tsv' index 2 using 1:2 with points pointtype 7 pointsize 0.888889 linewidth 0.8 linecolor rgb '#D55E00' notitle

  set lmargin at screen 0.525
  set rmargin at screen 0.883333
  set bmargin at screen 0.147059
  set tmargin at screen 0.779412
  set xrange [-1:21]
  unset xtics
  set format x ''
  set yrange [-1:21]
  set ytics out nomirror (0, 10, 20)
  set format y ''
  unset label
  unset arrow
  set colorbox vertical user origin 0.903333,0.147059 size 0.0183333,0.632353
  set label 'd' at screen 0.983333,0.463235 center rotate by 90
  plot \
    'every-drawing.tsv' index 3 using ($1-0.284238/2):2:(0.284238):(0) with vectors nohead linewidth 2 linecolor rgb '#CFCFCF' notitle, \
    'every-drawing.tsv' index 4 using 1:2:3 with points pointtype 7 pointsize 0.888889 linewidth 0.8 linecolor palette notitle

  unset multiplot
  unset output
}
