# performance-profile
#
# Share of runs, of all tasks together, that score above a threshold.
#
# Data: performance-profile.tsv, made from
#   hopper-expert/hopper/hopper-expert-data 0.2 %/bc/0, run d9a8dcb54e6d, score
#   hopper-expert/hopper/hopper-expert-data 0.2 %/bc/1, run 920a78692799, score
#   hopper-expert/hopper/hopper-expert-data 0.2 %/bc/2, run 68af674c380d, score
#   hopper-expert/hopper/hopper-expert-data 0.2 %/dmil/0, run 9d0ef61075d1, score
#   halfcheetah-expert/halfcheetah/halfcheetah-expert-data 2 %/bc/0, run 02817e773511, score
#   halfcheetah-expert/halfcheetah/halfcheetah-expert-data 2 %/bc/1, run 16e5767e7015, score
#   halfcheetah-expert/halfcheetah/halfcheetah-expert-data 2 %/bc/2, run 56565d3a7d9f, score
#   halfcheetah-expert/halfcheetah/halfcheetah-expert-data 2 %/dmil/0, run cf2791144d42, score
# Redraw, in this folder: gnuplot performance-profile.gp
# (gnuplot 5.4 or newer with its svg and pdfcairo terminals; on Debian, gnuplot-nox)

set encoding utf8
set minussign
set datafile separator '\t'

do for [format in 'svg pdf'] {
  if (format eq 'svg') {
    set terminal svg name 'performance_profile' size 422,288 fixed enhanced \
      font 'sans-serif,8' fontscale 1.3333 linewidth 1.3333 background 'white'
  } else {
    set terminal pdfcairo size 4.4in,2.998in enhanced \
      font 'sans-serif,8' fontscale 0.75 linewidth 2 dashlength 1.8182 pointscale 0.75
  }
  set output 'performance-profile.'.format
  set multiplot
  unset key
  unset colorbox
  set border 3 linewidth 0.5 linecolor rgb '#4D4D4D'
  set tics scale 0.5 textcolor rgb 'black'
  set grid linetype 1 dashtype solid linewidth 0.4 linecolor rgb '#E3E3E3'

  set lmargin at screen 0.125
  set rmargin at screen 0.972727
  set bmargin at screen 0.140093
  set tmargin at screen 0.886591
  set xrange [0:110]
  set xtics out nomirror (0, 20, 40, 60, 80, 100)
  set format x '%g'
  set yrange [0:1]
  set ytics out nomirror (0, 0.2, 0.4, 0.6, 0.8, 1)
  set format y '%g'
  unset label
  unset arrow
  set label 'normalised score' at screen 0.548864,0.0266845 center
  set label 'share of runs above it' at screen 0.0159091,0.513342 center rotate by 90
  set arrow from screen 0.355871,0.966644 to screen 0.424053,0.966644 nohead linewidth 1.1 linecolor rgb '#0072B2' dashtype (10,5)
  set label '' at screen 0.389962,0.966644 point pointtype 5 pointsize 0.8 linewidth 0.8 linecolor rgb '#0072B2'
  set label 'BC' at screen 0.435417,0.966644 left
  set arrow from screen 0.502715,0.966644 to screen 0.570896,0.966644 nohead linewidth 1.3 linecolor rgb '#D55E00' dashtype solid
  set label '' at screen 0.536806,0.966644 point pointtype 7 pointsize 0.8 linewidth 0.8 linecolor rgb '#D55E00'
  set label 'DMIL' at screen 0.58226,0.966644 left
  plot \
    'performance-profile.tsv' index 0 using 1:2 with lines linewidth 1.3 linecolor rgb '#D55E00' dashtype solid notitle, \
    'performance-profile.tsv' index 1 using 1:2 with points pointtype 7 pointsize 0.8 linewidth 0.8 linecolor rgb '#D55E00' notitle, \
    'performance-profile.tsv' index 2 using 1:2 with lines linewidth 1.1 linecolor rgb '#0072B2' dashtype (10,5) notitle, \
    'performance-profile.tsv' index 3 using 1:2 with points pointtype 5 pointsize 0.8 linewidth 0.8 linecolor rgb '#0072B2' notitle

  unset multiplot
  unset output
}
