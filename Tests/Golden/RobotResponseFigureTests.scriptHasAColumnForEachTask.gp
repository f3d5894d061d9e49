# robot-response
#
# Displacement, tilt and speed over time in the first evaluation episode.
#
# Data: robot-response.tsv, made from
#   trajectory.csv of a run
# Redraw, in this folder: gnuplot robot-response.gp
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
    set terminal svg name 'robot_response' size 605,475 fixed enhanced \
      font 'LM Roman 8,8' fontscale 1.3333 linewidth 1.3333 background 'white'
  } else {
    set terminal pdfcairo size 6.3in,4.95in enhanced \
      font 'LM Roman 8,8' fontscale 0.75 linewidth 2 dashlength 1.8182 pointscale 0.75
  }
  set output 'robot-response.'.format
  set multiplot
  unset key
  unset colorbox
  set border 3 linewidth 0.5 linecolor rgb '#4D4D4D'
  set tics scale 0.5 textcolor rgb 'black'
  set grid linetype 1 dashtype solid linewidth 0.4 linecolor rgb '#E3E3E3'

  set lmargin at screen 0.0984127
  set rmargin at screen 0.501587
  set bmargin at screen 0.654545
  set tmargin at screen 0.911111
  set xrange [0:30]
  set xtics out nomirror (0, 5, 10, 15, 20, 25, 30)
  set format x ''
  set yrange [-0.0149975:0.314947]
  set ytics out nomirror (0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3)
  set format y '%g'
  unset label
  unset arrow
  set label '{/:Bold (a)}' at screen 0.0984127,0.929293 left
  set label 'standing still' at screen 0.138095,0.929293 left
  set label 'displacement (m)' at screen 0.0222222,0.782828 center rotate by 90
  set arrow from screen 0.159965,0.979798 to screen 0.207584,0.979798 nohead linewidth 1.1 linecolor rgb '#0072B2' dashtype (10,5)
  set label '' at screen 0.183774,0.979798 point pointtype 5 pointsize 0.8 linewidth 0.8 linecolor rgb '#0072B2'
  set label 'BC' at screen 0.21552,0.979798 left
  set arrow from screen 0.260317,0.979798 to screen 0.307937,0.979798 nohead linewidth 1.3 linecolor rgb '#D55E00' dashtype solid
  set label '' at screen 0.284127,0.979798 point pointtype 7 pointsize 0.8 linewidth 0.8 linecolor rgb '#D55E00'
  set label 'DMIL' at screen 0.315873,0.979798 left
  set arrow from screen 0.380071,0.979798 to screen 0.42769,0.979798 nohead linewidth 1.1 linecolor rgb '#CC79A7' dashtype (20,6)
  set label '' at screen 0.40388,0.979798 point pointtype 12 pointsize 0.8 linewidth 0.8 linecolor rgb '#CC79A7'
  set label 'simulated human' at screen 0.435626,0.979798 left
  set arrow from screen 0.606526,0.979798 to screen 0.654145,0.979798 nohead linewidth 0.7 linecolor rgb '#4D4D4D' dashtype (10,5)
  set label 'target' at screen 0.662081,0.979798 left
  set label '' at screen 0.769489,0.979798 point pointtype 2 pointsize 1.22222 linewidth 0.8 linecolor rgb '#000000'
  set label 'fall' at screen 0.801235,0.979798 left
  plot \
    'robot-response.tsv' index 0 using 1:2 with lines linewidth 1.1 linecolor rgb '#CC79A7' dashtype (20,6) notitle, \
    'robot-response.tsv' index 1 using 1:2 with points pointtype 12 pointsize 0.8 linewidth 0.8 linecolor rgb '#CC79A7' notitle, \
    'robot-response.tsv' index 2 using 1:2 with lines linewidth 1.3 linecolor rgb '#D55E00' dashtype solid notitle, \
    'robot-response.tsv' index 3 using 1:2 with points pointtype 7 pointsize 0.8 linewidth 0.8 linecolor rgb '#D55E00' notitle, \
    'robot-response.tsv' index 4 using 1:2 with lines linewidth 1.1 linecolor rgb '#0072B2' dashtype (10,5) notitle, \
    'robot-response.tsv' index 5 using 1:2 with points pointtype 5 pointsize 0.8 linewidth 0.8 linecolor rgb '#0072B2' notitle, \
    'robot-response.tsv' index 6 using 1:2 with points pointtype 2 pointsize 1.22222 linewidth 0.8 linecolor rgb '#0072B2' notitle

  set lmargin at screen 0.580952
  set rmargin at screen 0.984127
  set bmargin at screen 0.654545
  set tmargin at screen 0.911111
  set xrange [0:30]
  set xtics out nomirror (0, 5, 10, 15, 20, 25, 30)
  set format x ''
  set yrange [-0.0149975:0.314947]
  set ytics out nomirror (0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3)
  set format y '%g'
  unset label
  unset arrow
  set label '{/:Bold (b)}' at screen 0.580952,0.929293 left
  set label 'moving straight' at screen 0.620635,0.929293 left
  plot \
    'robot-response.tsv' index 7 using 1:2 with lines linewidth 1.1 linecolor rgb '#CC79A7' dashtype (20,6) notitle, \
    'robot-response.tsv' index 8 using 1:2 with points pointtype 12 pointsize 0.8 linewidth 0.8 linecolor rgb '#CC79A7' notitle, \
    'robot-response.tsv' index 9 using 1:2 with lines linewidth 1.3 linecolor rgb '#D55E00' dashtype solid notitle, \
    'robot-response.tsv' index 10 using 1:2 with points pointtype 7 pointsize 0.8 linewidth 0.8 linecolor rgb '#D55E00' notitle, \
    'robot-response.tsv' index 11 using 1:2 with lines linewidth 1.1 linecolor rgb '#0072B2' dashtype (10,5) notitle, \
    'robot-response.tsv' index 12 using 1:2 with points pointtype 5 pointsize 0.8 linewidth 0.8 linecolor rgb '#0072B2' notitle, \
    'robot-response.tsv' index 13 using 1:2 with points pointtype 2 pointsize 1.22222 linewidth 0.8 linecolor rgb '#0072B2' notitle

  set lmargin at screen 0.0984127
  set rmargin at screen 0.501587
  set bmargin at screen 0.369697
  set tmargin at screen 0.626263
  set xrange [0:30]
  set xtics out nomirror (0, 5, 10, 15, 20, 25, 30)
  set format x ''
  set yrange [-2.2:2.2]
  set ytics out nomirror (-2, -1, 0, 1, 2)
  set format y '%g'
  unset label
  unset arrow
  set label 'tilt (°)' at screen 0.0222222,0.49798 center rotate by 90
  plot \
    'robot-response.tsv' index 14 using 1:2 with lines linewidth 1.1 linecolor rgb '#CC79A7' dashtype (20,6) notitle, \
    'robot-response.tsv' index 15 using 1:2 with points pointtype 12 pointsize 0.8 linewidth 0.8 linecolor rgb '#CC79A7' notitle, \
    'robot-response.tsv' index 16 using 1:2 with lines linewidth 1.3 linecolor rgb '#D55E00' dashtype solid notitle, \
    'robot-response.tsv' index 17 using 1:2 with points pointtype 7 pointsize 0.8 linewidth 0.8 linecolor rgb '#D55E00' notitle, \
    'robot-response.tsv' index 18 using 1:2 with lines linewidth 1.1 linecolor rgb '#0072B2' dashtype (10,5) notitle, \
    'robot-response.tsv' index 19 using 1:2 with points pointtype 5 pointsize 0.8 linewidth 0.8 linecolor rgb '#0072B2' notitle, \
    'robot-response.tsv' index 20 using 1:2 with points pointtype 2 pointsize 1.22222 linewidth 0.8 linecolor rgb '#0072B2' notitle

  set lmargin at screen 0.580952
  set rmargin at screen 0.984127
  set bmargin at screen 0.369697
  set tmargin at screen 0.626263
  set xrange [0:30]
  set xtics out nomirror (0, 5, 10, 15, 20, 25, 30)
  set format x ''
  set yrange [-2.2:2.2]
  set ytics out nomirror (-2, -1, 0, 1, 2)
  set format y '%g'
  unset label
  unset arrow
  plot \
    'robot-response.tsv' index 21 using 1:2 with lines linewidth 1.1 linecolor rgb '#CC79A7' dashtype (20,6) notitle, \
    'robot-response.tsv' index 22 using 1:2 with points pointtype 12 pointsize 0.8 linewidth 0.8 linecolor rgb '#CC79A7' notitle, \
    'robot-response.tsv' index 23 using 1:2 with lines linewidth 1.3 linecolor rgb '#D55E00' dashtype solid notitle, \
    'robot-response.tsv' index 24 using 1:2 with points pointtype 7 pointsize 0.8 linewidth 0.8 linecolor rgb '#D55E00' notitle, \
    'robot-response.tsv' index 25 using 1:2 with lines linewidth 1.1 linecolor rgb '#0072B2' dashtype (10,5) notitle, \
    'robot-response.tsv' index 26 using 1:2 with points pointtype 5 pointsize 0.8 linewidth 0.8 linecolor rgb '#0072B2' notitle, \
    'robot-response.tsv' index 27 using 1:2 with points pointtype 2 pointsize 1.22222 linewidth 0.8 linecolor rgb '#0072B2' notitle

  set lmargin at screen 0.0984127
  set rmargin at screen 0.501587
  set bmargin at screen 0.0848485
  set tmargin at screen 0.341414
  set xrange [0:30]
  set xtics out nomirror (0, 5, 10, 15, 20, 25, 30)
  set format x '%g'
  set yrange [0.145:0.255]
  set ytics out nomirror (0.16, 0.18, 0.2, 0.22, 0.24)
  set format y '%g'
  unset label
  unset arrow
  set label 'time (s)' at screen 0.3,0.0161616 center
  set label 'speed (m/s)' at screen 0.0222222,0.213131 center rotate by 90
  plot \
    'robot-response.tsv' index 28 using 1:2 with lines linewidth 1.1 linecolor rgb '#CC79A7' dashtype (20,6) notitle, \
    'robot-response.tsv' index 29 using 1:2 with points pointtype 12 pointsize 0.8 linewidth 0.8 linecolor rgb '#CC79A7' notitle, \
    'robot-response.tsv' index 30 using 1:2 with lines linewidth 1.3 linecolor rgb '#D55E00' dashtype solid notitle, \
    'robot-response.tsv' index 31 using 1:2 with points pointtype 7 pointsize 0.8 linewidth 0.8 linecolor rgb '#D55E00' notitle, \
    'robot-response.tsv' index 32 using 1:2 with lines linewidth 1.1 linecolor rgb '#0072B2' dashtype (10,5) notitle, \
    'robot-response.tsv' index 33 using 1:2 with points pointtype 5 pointsize 0.8 linewidth 0.8 linecolor rgb '#0072B2' notitle, \
    'robot-response.tsv' index 34 using 1:2 with points pointtype 2 pointsize 1.22222 linewidth 0.8 linecolor rgb '#0072B2' notitle

  set lmargin at screen 0.580952
  set rmargin at screen 0.984127
  set bmargin at screen 0.0848485
  set tmargin at screen 0.341414
  set xrange [0:30]
  set xtics out nomirror (0, 5, 10, 15, 20, 25, 30)
  set format x '%g'
  set yrange [0.145:0.255]
  set ytics out nomirror (0.16, 0.18, 0.2, 0.22, 0.24)
  set format y '%g'
  unset label
  unset arrow
  set label 'time (s)' at screen 0.78254,0.0161616 center
  plot \
    'robot-response.tsv' index 35 using 1:2 with lines linewidth 0.7 linecolor rgb '#4D4D4D' dashtype (10,5) notitle, \
    'robot-response.tsv' index 36 using 1:2 with lines linewidth 1.1 linecolor rgb '#CC79A7' dashtype (20,6) notitle, \
    'robot-response.tsv' index 37 using 1:2 with points pointtype 12 pointsize 0.8 linewidth 0.8 linecolor rgb '#CC79A7' notitle, \
    'robot-response.tsv' index 38 using 1:2 with lines linewidth 1.3 linecolor rgb '#D55E00' dashtype solid notitle, \
    'robot-response.tsv' index 39 using 1:2 with points pointtype 7 pointsize 0.8 linewidth 0.8 linecolor rgb '#D55E00' notitle, \
    'robot-response.tsv' index 40 using 1:2 with lines linewidth 1.1 linecolor rgb '#0072B2' dashtype (10,5) notitle, \
    'robot-response.tsv' index 41 using 1:2 with points pointtype 5 pointsize 0.8 linewidth 0.8 linecolor rgb '#0072B2' notitle, \
    'robot-response.tsv' index 42 using 1:2 with points pointtype 2 pointsize 1.22222 linewidth 0.8 linecolor rgb '#0072B2' notitle

  unset multiplot
  unset output
}
