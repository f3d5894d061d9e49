# figure-K
#
# Time of a training step of each method, and of its matrix products alone.
#
# Data: figure-K.tsv, made from
#   paper/costs.json, written by make bench: cores 2; cpu AMD EPYC; openblas_kernel Haswell; swift Swift version 6.3.1 (swift-6.3.1-RELEASE)
# Redraw, in this folder: gnuplot figure-K.gp
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
    set terminal svg name 'figure_K' size 605,323 fixed enhanced \
      font 'LM Roman 8,8' fontscale 1.3333 linewidth 1.3333 background 'white'
  } else {
    set terminal pdfcairo size 6.3in,3.36in enhanced \
      font 'LM Roman 8,8' fontscale 0.75 linewidth 2 dashlength 1.8182 pointscale 0.75
  }
  set output 'figure-K.'.format
  set multiplot
  unset key
  unset colorbox
  set border 3 linewidth 0.5 linecolor rgb '#4D4D4D'
  set tics scale 0.5 textcolor rgb 'black'
  set grid linetype 1 dashtype solid linewidth 0.4 linecolor rgb '#E3E3E3'

  set lmargin at screen 0.277778
  set rmargin at screen 0.97619
  set bmargin at screen 0.125
  set tmargin at screen 0.910714
  set xrange [0:37.5597]
  set xtics out nomirror (0, 5, 10, 15, 20, 25, 30, 35)
  set format x '%g'
  set yrange [-0.5:13.5]
  set ytics out nomirror ('BC' 0, 'BC-exp' 1, 'BC-all' 2, 'BC+d' 3, '2-phase BC+d' 4, 'DMIL' 5, 'DMIL-no-d-adv' 6, 'DMIL-no-d-adv\&{/"Latin Modern Math":Italic π}-info' 7, 'ORIL' 8, 'DWBC' 9, 'D2MIL' 10, 'ValueDICE' 11, 'IQ-Learn' 12, 'TQC' 13)
  set format y '%g'
  unset label
  unset arrow
  set label 'time of a step (ms)' at screen 0.626984,0.0238095 center
  set label '' at screen 0.314903,0.970238 point pointtype 7 pointsize 1.11111 linewidth 0.8 linecolor rgb '#D55E00'
  set label 'step' at screen 0.346649,0.970238 left
  set label '' at screen 0.434656,0.970238 point pointtype 12 pointsize 1.33333 linewidth 0.8 linecolor rgb '#0072B2'
  set label 'its matrix products alone' at screen 0.466402,0.970238 left
  plot \
    'figure-K.tsv' index 0 using 1:2 with points pointtype 7 pointsize 1.11111 linewidth 0.8 linecolor rgb '#D55E00' notitle, \
    'figure-K.tsv' index 1 using 1:2 with points pointtype 12 pointsize 1.33333 linewidth 0.8 linecolor rgb '#0072B2' notitle

  unset multiplot
  unset output
}
