# figure-P
#
# Fraction of the runs of all tasks that score above a threshold.
#
# Data: figure-P.tsv, made from
#   locomotion-expert/hopper/expert-data 0.2 %/bc/0, run f3cb2e759137, score
#   locomotion-expert/hopper/expert-data 0.2 %/bc/1, run 7d260fe41106, score
#   locomotion-expert/hopper/expert-data 0.2 %/bc/2, run a750e2751bfe, score
#   locomotion-expert/hopper/expert-data 0.2 %/dmil/0, run 0c6579245a2c, score
#   locomotion-expert/halfcheetah/expert-data 2 %/bc/0, run 620d123111b6, score
#   locomotion-expert/halfcheetah/expert-data 2 %/bc/1, run e7fa3e77fd35, score
#   locomotion-expert/halfcheetah/expert-data 2 %/bc/2, run c072b5c68490, score
#   locomotion-expert/halfcheetah/expert-data 2 %/dmil/0, run f6f3196402b7, score
# Redraw, in this folder: gnuplot figure-P.gp
# (gnuplot 5.4 or newer with its svg and pdfcairo terminals; on Debian, gnuplot-nox)

set encoding utf8
set minussign
set datafile separator '\t'

do for [format in 'svg pdf'] {
  if (format eq 'svg') {
    set terminal svg name 'figure_P' size 422,288 fixed enhanced \
      font 'sans-serif,8' fontscale 1.3333 linewidth 1.3333 background 'white'
  } else {
    set terminal pdfcairo size 4.4in,2.998in enhanced \
      font 'sans-serif,8' fontscale 0.75 linewidth 2 dashlength 1.8182 pointscale 0.75
  }
  set output 'figure-P.'.format
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
  set label 'normalized score' at screen 0.548864,0.0266845 center
  set label 'fraction of runs above it' at screen 0.0159091,0.513342 center rotate by 90
  set arrow from screen 0.355871,0.966644 to screen 0.424053,0.966644 nohead linewidth 1.1 linecolor rgb '#0072B2' dashtype (10,5)
  set label '' at screen 0.389962,0.966644 point pointtype 5 pointsize 0.8 linewidth 0.8 linecolor rgb '#0072B2'
  set label 'BC' at screen 0.435417,0.966644 left
  set arrow from screen 0.502715,0.966644 to screen 0.570896,0.966644 nohead linewidth 1.3 linecolor rgb '#D55E00' dashtype solid
  set label '' at screen 0.536806,0.966644 point pointtype 7 pointsize 0.8 linewidth 0.8 linecolor rgb '#D55E00'
  set label 'DMIL' at screen 0.58226,0.966644 left
  plot \
    'figure-P.tsv' index 0 using 1:2 with lines linewidth 1.3 linecolor rgb '#D55E00' dashtype solid notitle, \
    'figure-P.tsv' index 1 using 1:2 with points pointtype 7 pointsize 0.8 linewidth 0.8 linecolor rgb '#D55E00' notitle, \
    'figure-P.tsv' index 2 using 1:2 with lines linewidth 1.1 linecolor rgb '#0072B2' dashtype (10,5) notitle, \
    'figure-P.tsv' index 3 using 1:2 with points pointtype 5 pointsize 0.8 linewidth 0.8 linecolor rgb '#0072B2' notitle

  unset multiplot
  unset output
}
