# figure-11
#
# Score against training step: mean over seeds, band from least to greatest.
#
# Data: figure-11.tsv, made from
#   locomotion-expert/hopper dmil seed 0, run 0c6579245a2c, curve.csv, sha256 9e19303a9a6ad9e9ca89ba416926bcd0190035dbed8224e3845a2ba7f0df8ba8
#   locomotion-expert/halfcheetah dmil seed 0, run f6f3196402b7, curve.csv, sha256 03d94ae99a1e725dd7383740e772e129665f8a9029b821b5c849e2f4d0fb98d7
# Redraw, in this folder: gnuplot figure-11.gp
# (gnuplot 5.4 or newer with its svg and pdfcairo terminals; on Debian, gnuplot-nox)

set encoding utf8
set minussign
set datafile separator '\t'

do for [format in 'svg pdf'] {
  if (format eq 'svg') {
    set terminal svg name 'figure_11' size 605,266 fixed enhanced \
      font 'sans-serif,8' fontscale 1.3333 linewidth 1.3333 background 'white'
  } else {
    set terminal pdfcairo size 6.3in,2.7716in enhanced \
      font 'sans-serif,8' fontscale 0.75 linewidth 2 dashlength 1.8182 pointscale 0.75
  }
  set output 'figure-11.'.format
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
  set xrange [0:200]
  set xtics out nomirror (0, 50, 100, 150, 200)
  set format x '%g'
  set yrange [-2.24947:105]
  set ytics out nomirror (0, 20, 40, 60, 80, 100)
  set format y '%g'
  unset label
  unset arrow
  set label '{/:Bold (a)}' at screen 0.0873016,0.873719 left
  set label 'Hopper-expert' at screen 0.122222,0.873719 left
  set label 'training step (thousands)' at screen 0.298016,0.0288642 center
  set label 'normalized score' at screen 0.0111111,0.496392 center rotate by 90
  set arrow from screen 0.388536,0.96392 to screen 0.436155,0.96392 nohead linewidth 1.3 linecolor rgb '#D55E00' dashtype solid
  set label '' at screen 0.412346,0.96392 point pointtype 7 pointsize 0.8 linewidth 0.8 linecolor rgb '#D55E00'
  set label '2 %' at screen 0.444092,0.96392 left
  set arrow from screen 0.501896,0.96392 to screen 0.549515,0.96392 nohead linewidth 1.1 linecolor rgb '#0072B2' dashtype (10,5)
  set label '' at screen 0.525705,0.96392 point pointtype 5 pointsize 0.8 linewidth 0.8 linecolor rgb '#0072B2'
  set label '0.2 %' at screen 0.557451,0.96392 left
  plot \
    'figure-11.tsv' index 0 using 1:2 with lines linewidth 1.1 linecolor rgb '#0072B2' dashtype (10,5) notitle, \
    'figure-11.tsv' index 1 using 1:2 with points pointtype 5 pointsize 0.8 linewidth 0.8 linecolor rgb '#0072B2' notitle

  set lmargin at screen 0.559524
  set rmargin at screen 0.980952
  set bmargin at screen 0.151537
  set tmargin at screen 0.841247
  set xrange [0:200]
  set xtics out nomirror (0, 50, 100, 150, 200)
  set format x '%g'
  set yrange [-2.24947:105]
  set ytics out nomirror (0, 20, 40, 60, 80, 100)
  set format y ''
  unset label
  unset arrow
  set label '{/:Bold (b)}' at screen 0.559524,0.873719 left
  set label 'HalfCheetah-expert' at screen 0.594444,0.873719 left
  set label 'training step (thousands)' at screen 0.770238,0.0288642 center
  plot \
    'figure-11.tsv' index 2 using 1:2 with lines linewidth 1.3 linecolor rgb '#D55E00' dashtype solid notitle, \
    'figure-11.tsv' index 3 using 1:2 with points pointtype 7 pointsize 0.8 linewidth 0.8 linecolor rgb '#D55E00' notitle

  unset multiplot
  unset output
}
