# figure-8
#
# Displacement, tilt and speed over time in the first evaluation episode.
#
# Data: figure-8.tsv, made from
#   robot-references/standing-still lqr seed 0, run 289dc633919a, trajectory.csv, sha256 7376005b0059b7e76464be4957663dfda78bfdc77632d827667f8c20ea1d440f
#   robot-references/standing-still simulated-human seed 0, run ed8838e957f4, trajectory.csv, sha256 f8a4eff23c809bead0a567e0ddb9dc5b77e306ff54197d1db67767eb46004e62
# Redraw, in this folder: gnuplot figure-8.gp
# (gnuplot 5.4 or newer with its svg and pdfcairo terminals; on Debian, gnuplot-nox)

set encoding utf8
set minussign
set datafile separator '\t'

do for [format in 'svg pdf'] {
  if (format eq 'svg') {
    set terminal svg name 'figure_8' size 346,524 fixed enhanced \
      font 'sans-serif,8' fontscale 1.3333 linewidth 1.3333 background 'white'
  } else {
    set terminal pdfcairo size 3.6in,5.46in enhanced \
      font 'sans-serif,8' fontscale 0.75 linewidth 2 dashlength 1.8182 pointscale 0.75
  }
  set output 'figure-8.'.format
  set multiplot
  unset key
  unset colorbox
  set border 3 linewidth 0.5 linecolor rgb '#4D4D4D'
  set tics scale 0.5 textcolor rgb 'black'
  set grid linetype 1 dashtype solid linewidth 0.4 linecolor rgb '#E3E3E3'

  set lmargin at screen 0.172222
  set rmargin at screen 0.972222
  set bmargin at screen 0.655678
  set tmargin at screen 0.919414
  set xrange [0:30]
  set xtics out nomirror (0, 5, 10, 15, 20, 25, 30)
  set format x ''
  set yrange [-0.236801:0.12242]
  set ytics out nomirror (-0.2, -0.1, 0, 0.1)
  set format y '%g'
  unset label
  unset arrow
  set label '{/:Bold (a)}' at screen 0.172222,0.935897 left
  set label 'standing still' at screen 0.233333,0.935897 left
  set label 'displacement x (m)' at screen 0.0388889,0.787546 center rotate by 90
  set arrow from screen 0.210417,0.981685 to screen 0.29375,0.981685 nohead linewidth 1.1 linecolor rgb '#000000' dashtype (2,4)
  set label '' at screen 0.252083,0.981685 point pointtype 1 pointsize 0.8 linewidth 0.8 linecolor rgb '#000000'
  set label 'LQR' at screen 0.307639,0.981685 left
  set arrow from screen 0.408796,0.981685 to screen 0.49213,0.981685 nohead linewidth 1.1 linecolor rgb '#CC79A7' dashtype (20,6)
  set label '' at screen 0.450463,0.981685 point pointtype 12 pointsize 0.8 linewidth 0.8 linecolor rgb '#CC79A7'
  set label 'simulated human' at screen 0.506019,0.981685 left
  plot \
    'figure-8.tsv' index 0 using 1:2 with lines linewidth 1.1 linecolor rgb '#CC79A7' dashtype (20,6) notitle, \
    'figure-8.tsv' index 1 using 1:2 with points pointtype 12 pointsize 0.8 linewidth 0.8 linecolor rgb '#CC79A7' notitle, \
    'figure-8.tsv' index 2 using 1:2 with lines linewidth 1.1 linecolor rgb '#000000' dashtype (2,4) notitle, \
    'figure-8.tsv' index 3 using 1:2 with points pointtype 1 pointsize 0.8 linewidth 0.8 linecolor rgb '#000000' notitle

  set lmargin at screen 0.172222
  set rmargin at screen 0.972222
  set bmargin at screen 0.3663
  set tmargin at screen 0.630037
  set xrange [0:30]
  set xtics out nomirror (0, 5, 10, 15, 20, 25, 30)
  set format x ''
  set yrange [-5.99313:6.66753]
  set ytics out nomirror (-4, -2, 0, 2, 4, 6)
  set format y '%g'
  unset label
  unset arrow
  set label 'tilt θ (°)' at screen 0.0388889,0.498168 center rotate by 90
  plot \
    'figure-8.tsv' index 4 using 1:2 with lines linewidth 1.1 linecolor rgb '#CC79A7' dashtype (20,6) notitle, \
    'figure-8.tsv' index 5 using 1:2 with points pointtype 12 pointsize 0.8 linewidth 0.8 linecolor rgb '#CC79A7' notitle, \
    'figure-8.tsv' index 6 using 1:2 with lines linewidth 1.1 linecolor rgb '#000000' dashtype (2,4) notitle, \
    'figure-8.tsv' index 7 using 1:2 with points pointtype 1 pointsize 0.8 linewidth 0.8 linecolor rgb '#000000' notitle

  set lmargin at screen 0.172222
  set rmargin at screen 0.972222
  set bmargin at screen 0.0769231
  set tmargin at screen 0.340659
  set xrange [0:30]
  set xtics out nomirror (0, 5, 10, 15, 20, 25, 30)
  set format x '%g'
  set yrange [-0.566133:0.509828]
  set ytics out nomirror (-0.4, -0.2, 0, 0.2, 0.4)
  set format y '%g'
  unset label
  unset arrow
  set label 'time (s)' at screen 0.572222,0.014652 center
  set label 'speed ẋ (m/s)' at screen 0.0388889,0.208791 center rotate by 90
  plot \
    'figure-8.tsv' index 8 using 1:2 with lines linewidth 1.1 linecolor rgb '#CC79A7' dashtype (20,6) notitle, \
    'figure-8.tsv' index 9 using 1:2 with points pointtype 12 pointsize 0.8 linewidth 0.8 linecolor rgb '#CC79A7' notitle, \
    'figure-8.tsv' index 10 using 1:2 with lines linewidth 1.1 linecolor rgb '#000000' dashtype (2,4) notitle, \
    'figure-8.tsv' index 11 using 1:2 with points pointtype 1 pointsize 0.8 linewidth 0.8 linecolor rgb '#000000' notitle

  unset multiplot
  unset output
}
