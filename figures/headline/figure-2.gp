# figure-2
#
# Two drawings, (a) of DMIL and (b) of D2MIL: boxes are data and networks, arrows the flow between them.
# Policy π and model f learn from recorded data by the losses L_π and L_f; the policy's actions a and
# the model's states s′ become the rollouts D_r. In (a), the discriminator d receives the expert data
# D_e, the rollouts, log π and log f, and returns weights to policy and model. In (b), the data are D_e
# of the expert and suboptimal D_o, and two discriminators take the place of d: d_o (optimal?) and d_r
# (reliable?).
#
# Data: figure-2.tsv, made from
#   no results: a drawing
# Redraw, in this folder: gnuplot figure-2.gp
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
    set terminal svg name 'figure_2' size 605,259 fixed enhanced \
      font 'LM Roman 8,8' fontscale 1.3333 linewidth 1.3333 background 'white'
  } else {
    set terminal pdfcairo size 6.3in,2.7in enhanced \
      font 'LM Roman 8,8' fontscale 0.75 linewidth 2 dashlength 1.8182 pointscale 0.75
  }
  set output 'figure-2.'.format
  set multiplot
  unset key
  unset colorbox
  set border 3 linewidth 0.5 linecolor rgb '#4D4D4D'
  set tics scale 0.5 textcolor rgb 'black'
  set grid linetype 1 dashtype solid linewidth 0.4 linecolor rgb '#E3E3E3'

  set label '{/:Bold (a)} DMIL' at screen 0.0047619,0.955556 left
  set object rectangle from screen 0.165873,0.707407 to screen 0.316667,0.848148 fillcolor rgb '#DFDFDF' fillstyle solid 1 border linecolor rgb '#4D4D4D' linewidth 0.9 dashtype solid
  set label '{/:Italic D}_{/:Italic e}' at screen 0.24127,0.811111 center
  set label 'expert data' at screen 0.24127,0.748148 center
  set object rectangle from screen 0.165873,0.381481 to screen 0.316667,0.522222 fillcolor rgb '#F7E2D1' fillstyle solid 1 border linecolor rgb '#D55E00' linewidth 0.9 dashtype solid
  set label '{/:Italic d}' at screen 0.24127,0.485185 center
  set label 'discriminator' at screen 0.24127,0.422222 center
  set object rectangle from screen 0.0047619,0.381481 to screen 0.0746032,0.522222 fillcolor rgb '#D1E6F1' fillstyle solid 1 border linecolor rgb '#0072B2' linewidth 0.9 dashtype solid
  set label '{/:Italic {/"Latin Modern Math":Italic π}}' at screen 0.0396825,0.485185 center
  set label 'policy' at screen 0.0396825,0.422222 center
  set object rectangle from screen 0.407937,0.381481 to screen 0.477778,0.522222 fillcolor rgb '#D1EEE6' fillstyle solid 1 border linecolor rgb '#009E73' linewidth 0.9 dashtype solid
  set label '{/:Italic f}' at screen 0.442857,0.485185 center
  set label 'model' at screen 0.442857,0.422222 center
  set object rectangle from screen 0.165873,0.0407407 to screen 0.316667,0.181481 fillcolor rgb '#DFDFDF' fillstyle solid 1 border linecolor rgb '#4D4D4D' linewidth 0.9 dashtype solid
  set label '{/:Italic D}_{/:Italic r}' at screen 0.24127,0.144444 center
  set label 'rollouts' at screen 0.24127,0.0814815 center
  set arrow from screen 0.0396825,0.381481 to screen 0.0396825,0.111111 nohead linewidth 0.7 linecolor rgb '#4D4D4D' dashtype solid
  set arrow from screen 0.0396825,0.111111 to screen 0.165873,0.111111 head filled size screen 0.0111111,20 linewidth 0.7 linecolor rgb '#4D4D4D' dashtype solid
  set arrow from screen 0.442857,0.381481 to screen 0.442857,0.111111 nohead linewidth 0.7 linecolor rgb '#4D4D4D' dashtype solid
  set arrow from screen 0.442857,0.111111 to screen 0.316667,0.111111 head filled size screen 0.0111111,20 linewidth 0.7 linecolor rgb '#4D4D4D' dashtype solid
  set label 'acts: {/:Italic a}' at screen 0.0492063,0.140741 left
  set label 'moves: {/:Italic s{/"Latin Modern Math":Italic ′}}' at screen 0.433333,0.140741 right
  set arrow from screen 0.24127,0.707407 to screen 0.24127,0.522222 head filled size screen 0.0111111,20 linewidth 0.7 linecolor rgb '#4D4D4D' dashtype solid
  set arrow from screen 0.24127,0.181481 to screen 0.24127,0.381481 head filled size screen 0.0111111,20 linewidth 0.7 linecolor rgb '#4D4D4D' dashtype solid
  set arrow from screen 0.0746032,0.477778 to screen 0.165873,0.477778 head filled size screen 0.0111111,20 linewidth 0.7 linecolor rgb '#4D4D4D' dashtype solid
  set arrow from screen 0.165873,0.425926 to screen 0.0746032,0.425926 head filled size screen 0.0111111,20 linewidth 0.8 linecolor rgb '#D55E00' dashtype (10,5)
  set arrow from screen 0.407937,0.477778 to screen 0.316667,0.477778 head filled size screen 0.0111111,20 linewidth 0.7 linecolor rgb '#4D4D4D' dashtype solid
  set arrow from screen 0.316667,0.425926 to screen 0.407937,0.425926 head filled size screen 0.0111111,20 linewidth 0.8 linecolor rgb '#D55E00' dashtype (10,5)
  set label 'log {/:Italic {/"Latin Modern Math":Italic π}}' at screen 0.120238,0.507407 center
  set label 'log {/:Italic f}' at screen 0.362302,0.507407 center
  set label 'weights' at screen 0.120238,0.388889 center
  set label 'weights' at screen 0.362302,0.388889 center
  set arrow from screen 0.165873,0.777778 to screen 0.0396825,0.777778 nohead linewidth 0.7 linecolor rgb '#4D4D4D' dashtype solid
  set arrow from screen 0.0396825,0.777778 to screen 0.0396825,0.522222 head filled size screen 0.0111111,20 linewidth 0.7 linecolor rgb '#4D4D4D' dashtype solid
  set arrow from screen 0.316667,0.777778 to screen 0.442857,0.777778 nohead linewidth 0.7 linecolor rgb '#4D4D4D' dashtype solid
  set arrow from screen 0.442857,0.777778 to screen 0.442857,0.522222 head filled size screen 0.0111111,20 linewidth 0.7 linecolor rgb '#4D4D4D' dashtype solid
  set label '{/:Italic L}_{/:Italic {/"Latin Modern Math":Italic π}}' at screen 0.0492063,0.733333 left
  set label '{/:Italic L}_{/:Italic f}' at screen 0.433333,0.733333 right
  set label '{/:Bold (b)} D2MIL' at screen 0.504762,0.955556 left
  set object rectangle from screen 0.625397,0.677778 to screen 0.873016,0.877778 fillcolor rgb '#F8F8F8' fillstyle solid 1 border linecolor rgb '#4D4D4D' linewidth 0.5 dashtype (10,5)
  set object rectangle from screen 0.646032,0.351852 to screen 0.852381,0.551852 fillcolor rgb '#F8F8F8' fillstyle solid 1 border linecolor rgb '#4D4D4D' linewidth 0.5 dashtype (10,5)
  set object rectangle from screen 0.638095,0.707407 to screen 0.742857,0.848148 fillcolor rgb '#DFDFDF' fillstyle solid 1 border linecolor rgb '#4D4D4D' linewidth 0.9 dashtype solid
  set label '{/:Italic D}_{/:Italic e}' at screen 0.690476,0.811111 center
  set label 'expert' at screen 0.690476,0.748148 center
  set object rectangle from screen 0.752381,0.707407 to screen 0.863492,0.848148 fillcolor rgb '#DFDFDF' fillstyle solid 1 border linecolor rgb '#4D4D4D' linewidth 0.9 dashtype solid
  set label '{/:Italic D}_{/:Italic o}' at screen 0.807937,0.811111 center
  set label 'suboptimal' at screen 0.807937,0.748148 center
  set object rectangle from screen 0.652381,0.381481 to screen 0.744444,0.522222 fillcolor rgb '#FBEED1' fillstyle solid 1 border linecolor rgb '#E69F00' linewidth 0.9 dashtype solid
  set label '{/:Italic d}_{/:Italic o}' at screen 0.698413,0.485185 center
  set label 'optimal?' at screen 0.698413,0.422222 center
  set object rectangle from screen 0.753968,0.381481 to screen 0.846032,0.522222 fillcolor rgb '#F7E2D1' fillstyle solid 1 border linecolor rgb '#D55E00' linewidth 0.9 dashtype solid
  set label '{/:Italic d}_{/:Italic r}' at screen 0.8,0.485185 center
  set label 'reliable?' at screen 0.8,0.422222 center
  set object rectangle from screen 0.5,0.381481 to screen 0.569841,0.522222 fillcolor rgb '#D1E6F1' fillstyle solid 1 border linecolor rgb '#0072B2' linewidth 0.9 dashtype solid
  set label '{/:Italic {/"Latin Modern Math":Italic π}}' at screen 0.534921,0.485185 center
  set label 'policy' at screen 0.534921,0.422222 center
  set object rectangle from screen 0.928571,0.381481 to screen 0.998413,0.522222 fillcolor rgb '#D1EEE6' fillstyle solid 1 border linecolor rgb '#009E73' linewidth 0.9 dashtype solid
  set label '{/:Italic f}' at screen 0.963492,0.485185 center
  set label 'model' at screen 0.963492,0.422222 center
  set object rectangle from screen 0.67381,0.0407407 to screen 0.824603,0.181481 fillcolor rgb '#DFDFDF' fillstyle solid 1 border linecolor rgb '#4D4D4D' linewidth 0.9 dashtype solid
  set label '{/:Italic D}_{/:Italic r}' at screen 0.749206,0.144444 center
  set label 'rollouts' at screen 0.749206,0.0814815 center
  set arrow from screen 0.534921,0.381481 to screen 0.534921,0.111111 nohead linewidth 0.7 linecolor rgb '#4D4D4D' dashtype solid
  set arrow from screen 0.534921,0.111111 to screen 0.67381,0.111111 head filled size screen 0.0111111,20 linewidth 0.7 linecolor rgb '#4D4D4D' dashtype solid
  set arrow from screen 0.963492,0.381481 to screen 0.963492,0.111111 nohead linewidth 0.7 linecolor rgb '#4D4D4D' dashtype solid
  set arrow from screen 0.963492,0.111111 to screen 0.824603,0.111111 head filled size screen 0.0111111,20 linewidth 0.7 linecolor rgb '#4D4D4D' dashtype solid
  set label 'acts: {/:Italic a}' at screen 0.544444,0.140741 left
  set label 'moves: {/:Italic s{/"Latin Modern Math":Italic ′}}' at screen 0.953968,0.140741 right
  set arrow from screen 0.749206,0.677778 to screen 0.749206,0.551852 head filled size screen 0.0111111,20 linewidth 0.7 linecolor rgb '#4D4D4D' dashtype solid
  set arrow from screen 0.749206,0.181481 to screen 0.749206,0.351852 head filled size screen 0.0111111,20 linewidth 0.7 linecolor rgb '#4D4D4D' dashtype solid
  set arrow from screen 0.569841,0.477778 to screen 0.646032,0.477778 head filled size screen 0.0111111,20 linewidth 0.7 linecolor rgb '#4D4D4D' dashtype solid
  set arrow from screen 0.646032,0.425926 to screen 0.569841,0.425926 head filled size screen 0.0111111,20 linewidth 0.8 linecolor rgb '#D55E00' dashtype (10,5)
  set arrow from screen 0.928571,0.477778 to screen 0.852381,0.477778 head filled size screen 0.0111111,20 linewidth 0.7 linecolor rgb '#4D4D4D' dashtype solid
  set arrow from screen 0.852381,0.425926 to screen 0.928571,0.425926 head filled size screen 0.0111111,20 linewidth 0.8 linecolor rgb '#D55E00' dashtype (10,5)
  set label 'log {/:Italic {/"Latin Modern Math":Italic π}}' at screen 0.607937,0.507407 center
  set label 'log {/:Italic f}' at screen 0.890476,0.507407 center
  set label 'weights' at screen 0.607937,0.388889 center
  set label 'weights' at screen 0.890476,0.388889 center
  set arrow from screen 0.638095,0.777778 to screen 0.534921,0.777778 nohead linewidth 0.7 linecolor rgb '#4D4D4D' dashtype solid
  set arrow from screen 0.534921,0.777778 to screen 0.534921,0.522222 head filled size screen 0.0111111,20 linewidth 0.7 linecolor rgb '#4D4D4D' dashtype solid
  set arrow from screen 0.873016,0.777778 to screen 0.963492,0.777778 nohead linewidth 0.7 linecolor rgb '#4D4D4D' dashtype solid
  set arrow from screen 0.963492,0.777778 to screen 0.963492,0.522222 head filled size screen 0.0111111,20 linewidth 0.7 linecolor rgb '#4D4D4D' dashtype solid
  set label '{/:Italic L}_{/:Italic {/"Latin Modern Math":Italic π}}' at screen 0.544444,0.733333 left
  set label '{/:Italic L}_{/:Italic f}' at screen 0.953968,0.733333 right
  unset border
  unset tics
  unset grid
  set yrange [0:1]
  plot [0:1] -1 notitle

  unset multiplot
  unset output
}
