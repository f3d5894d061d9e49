# drawing
#
# Two boxes.
#
# Data: drawing.tsv, made from
# Redraw, in this folder: gnuplot drawing.gp
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
    set terminal svg name 'drawing' size 384,192 fixed enhanced \
      font 'LM Roman 8,8' fontscale 1.3333 linewidth 1.3333 background 'white'
  } else {
    set terminal pdfcairo size 4in,2in enhanced \
      font 'LM Roman 8,8' fontscale 0.75 linewidth 2 dashlength 1.8182 pointscale 0.75
  }
  set output 'drawing.'.format
  set multiplot
  unset key
  unset colorbox
  set border 3 linewidth 0.5 linecolor rgb '#4D4D4D'
  set tics scale 0.5 textcolor rgb 'black'
  set grid linetype 1 dashtype solid linewidth 0.4 linecolor rgb '#E3E3E3'

  set object rectangle from screen 0.125,0.375 to screen 0.375,0.625 fillcolor rgb '#F3CF80' fillstyle solid 1 border linecolor rgb '#0072B2' linewidth 1 dashtype (12,4,2,4)
  set arrow from screen 0.375,0.5 to screen 0.5,0.5 nohead linewidth 1 linecolor rgb '#0072B2' dashtype (12,4,2,4)
  set arrow from screen 0.5,0.5 to screen 0.5,0.75 head filled size screen 0.0175,20 linewidth 1 linecolor rgb '#0072B2' dashtype (12,4,2,4)
  set label 'log {/:Italic {/"Latin Modern Math":Italic π}}_{/:Italic e}{/:Bold  \{a\}}' at screen 0.25,0.5 left
  unset border
  unset tics
  unset grid
  set yrange [0:1]
  plot [0:1] -1 notitle

  unset multiplot
  unset output
}
