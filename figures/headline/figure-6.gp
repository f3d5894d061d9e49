# figure-6
#
# Mean score, with the standard deviation over seeds if there are several.
#
# Data: figure-6.tsv, made from
#   locomotion-mixed/hopper/expert-data exp-med-0.3/bc-exp/0, run d6d92755d3c2, score
#   locomotion-mixed/hopper/expert-data exp-med-0.3/bc-exp/1, run 9919b30cf6ff, score
#   locomotion-mixed/hopper/expert-data exp-med-0.3/bc-exp/2, run 97553f9cceff, score
#   locomotion-mixed/hopper/expert-data exp-med-0.3/bc-all/0, run 32e01656a176, score
#   locomotion-mixed/hopper/expert-data exp-med-0.3/bc-all/1, run 3b23accde7f1, score
#   locomotion-mixed/hopper/expert-data exp-med-0.3/bc-all/2, run 6a486f114a9e, score
#   locomotion-mixed/hopper/expert-data exp-med-0.3/oril/0, run d419f8917bcd, score
#   locomotion-mixed/hopper/expert-data exp-med-0.3/oril/1, run 660a4e16f664, score
#   locomotion-mixed/hopper/expert-data exp-med-0.3/oril/2, run 8533d45b9ed1, score
#   locomotion-mixed/hopper/expert-data exp-med-0.3/dwbc/0, run b48676ef7954, score
#   locomotion-mixed/hopper/expert-data exp-med-0.3/dwbc/1, run 490454fb6c15, score
#   locomotion-mixed/hopper/expert-data exp-med-0.3/dwbc/2, run 338f45b0b15c, score
#   locomotion-mixed/hopper/expert-data exp-med-0.3/d2mil/0, run a4d3136b06c6, score
#   locomotion-mixed/hopper/expert-data exp-med-0.3/d2mil/1, run 3331f4e8b82d, score
#   locomotion-mixed/hopper/expert-data exp-med-0.3/d2mil/2, run 4cabbbec7274, score
# Redraw, in this folder: gnuplot figure-6.gp
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
    set terminal svg name 'figure_6' size 326,306 fixed enhanced \
      font 'LM Roman 8,8' fontscale 1.3333 linewidth 1.3333 background 'white'
  } else {
    set terminal pdfcairo size 3.4in,3.1905in enhanced \
      font 'LM Roman 8,8' fontscale 0.75 linewidth 2 dashlength 1.8182 pointscale 0.75
  }
  set output 'figure-6.'.format
  set multiplot
  unset key
  unset colorbox
  set border 3 linewidth 0.5 linecolor rgb '#4D4D4D'
  set tics scale 0.5 textcolor rgb 'black'
  set grid linetype 1 dashtype solid linewidth 0.4 linecolor rgb '#E3E3E3'

  set lmargin at screen 0.161765
  set rmargin at screen 0.964706
  set bmargin at screen 0.0877605
  set tmargin at screen 0.815076
  set xrange [-0.5:0.5]
  set xtics out nomirror ('X = 0.3' 0)
  set format x '%g'
  set yrange [-9.63474:109.229]
  set ytics out nomirror (0, 20, 40, 60, 80, 100)
  set format y '%g'
  unset label
  unset arrow
  set label 'Hopper-expert' at screen 0.161765,0.843285 left
  set label 'normalized score' at screen 0.0205882,0.451418 center rotate by 90
  set object rectangle from screen 0.0658497,0.954553 to screen 0.109967,0.982761 fillstyle solid 1 noborder fillcolor rgb '#0072B2'
  set object rectangle from screen 0.0658497,0.954553 to screen 0.109967,0.982761 fillstyle transparent pattern 5 border linewidth 0.5 fillcolor rgb '#000000'
  set label 'BC-exp' at screen 0.146732,0.968657 left
  set object rectangle from screen 0.323693,0.954553 to screen 0.36781,0.982761 fillstyle solid 1 noborder fillcolor rgb '#009E73'
  set object rectangle from screen 0.323693,0.954553 to screen 0.36781,0.982761 fillstyle transparent pattern 1 border linewidth 0.5 fillcolor rgb '#000000'
  set label 'BC-all' at screen 0.404575,0.968657 left
  set object rectangle from screen 0.581536,0.954553 to screen 0.625654,0.982761 fillstyle solid 1 noborder fillcolor rgb '#E69F00'
  set object rectangle from screen 0.581536,0.954553 to screen 0.625654,0.982761 fillstyle transparent pattern 6 border linewidth 0.5 fillcolor rgb '#000000'
  set label 'ORIL' at screen 0.662418,0.968657 left
  set object rectangle from screen 0.803431,0.954553 to screen 0.847549,0.982761 fillstyle solid 1 noborder fillcolor rgb '#56B4E9'
  set object rectangle from screen 0.803431,0.954553 to screen 0.847549,0.982761 fillstyle transparent pattern 2 border linewidth 0.5 fillcolor rgb '#000000'
  set label 'DWBC' at screen 0.884314,0.968657 left
  set object rectangle from screen 0.425654,0.907538 to screen 0.469771,0.935747 fillstyle solid 1 noborder fillcolor rgb '#D55E00'
  set object rectangle from screen 0.425654,0.907538 to screen 0.469771,0.935747 fillstyle transparent pattern 0 border linewidth 0.5 fillcolor rgb '#000000'
  set label 'D2MIL' at screen 0.506536,0.921642 left
  plot \
    'figure-6.tsv' index 0 using 1:2:($1-0.082):($1+0.082):(0):2 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#0072B2' notitle, \
    'figure-6.tsv' index 0 using 1:2:($1-0.082):($1+0.082):(0):2 with boxxyerror fillstyle transparent pattern 5 border linewidth 0.5 linecolor rgb '#000000' notitle, \
    'figure-6.tsv' index 1 using 1:2:(0):($3-$2) with vectors heads size 0.0128205,90 linewidth 0.7 linecolor rgb '#000000' dashtype solid notitle, \
    'figure-6.tsv' index 2 using 1:2:($1-0.082):($1+0.082):(0):2 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#009E73' notitle, \
    'figure-6.tsv' index 2 using 1:2:($1-0.082):($1+0.082):(0):2 with boxxyerror fillstyle transparent pattern 1 border linewidth 0.5 linecolor rgb '#000000' notitle, \
    'figure-6.tsv' index 3 using 1:2:(0):($3-$2) with vectors heads size 0.0128205,90 linewidth 0.7 linecolor rgb '#000000' dashtype solid notitle, \
    'figure-6.tsv' index 4 using 1:2:($1-0.082):($1+0.082):(0):2 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#E69F00' notitle, \
    'figure-6.tsv' index 4 using 1:2:($1-0.082):($1+0.082):(0):2 with boxxyerror fillstyle transparent pattern 6 border linewidth 0.5 linecolor rgb '#000000' notitle, \
    'figure-6.tsv' index 5 using 1:2:(0):($3-$2) with vectors heads size 0.0128205,90 linewidth 0.7 linecolor rgb '#000000' dashtype solid notitle, \
    'figure-6.tsv' index 6 using 1:2:($1-0.082):($1+0.082):(0):2 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#56B4E9' notitle, \
    'figure-6.tsv' index 6 using 1:2:($1-0.082):($1+0.082):(0):2 with boxxyerror fillstyle transparent pattern 2 border linewidth 0.5 linecolor rgb '#000000' notitle, \
    'figure-6.tsv' index 7 using 1:2:(0):($3-$2) with vectors heads size 0.0128205,90 linewidth 0.7 linecolor rgb '#000000' dashtype solid notitle, \
    'figure-6.tsv' index 8 using 1:2:($1-0.082):($1+0.082):(0):2 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#D55E00' notitle, \
    'figure-6.tsv' index 8 using 1:2:($1-0.082):($1+0.082):(0):2 with boxxyerror fillstyle transparent pattern 0 border linewidth 0.5 linecolor rgb '#000000' notitle, \
    'figure-6.tsv' index 9 using 1:2:(0):($3-$2) with vectors heads size 0.0128205,90 linewidth 0.7 linecolor rgb '#000000' dashtype solid notitle

  unset multiplot
  unset output
}
