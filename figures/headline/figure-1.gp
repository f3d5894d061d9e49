# figure-1
#
# Expert data (gray) and rollouts of four pairs of policy and model in one t-SNE.
#
# Data: figure-1.tsv, made from
#   hopper-rollouts/hopper 2-phase-bc+d seed 0, run 54066af485ad, embedding.csv, sha256 8e3c6e2b8831c9e47e6aea69c3e53be72b740ff5f86d6e0c2037c57cbe2ba280
#   hopper-good-policy-good-model/hopper/expert-data 2 %/2-phase-bc+d/0, run 88df14f7b78a, score
#   hopper-good-policy-good-model/hopper/expert-data 2 %/2-phase-bc+d/1, run 4536209c9d2a, score
#   hopper-good-policy-good-model/hopper/expert-data 2 %/2-phase-bc+d/2, run 4444f6529eb0, score
#   hopper-bad-policy-good-model/hopper/expert-data 2 %/2-phase-bc+d/0, run 2b05eac37fb9, score
#   hopper-bad-policy-good-model/hopper/expert-data 2 %/2-phase-bc+d/1, run 466192ab9c33, score
#   hopper-bad-policy-good-model/hopper/expert-data 2 %/2-phase-bc+d/2, run eb79ff31b9ef, score
#   hopper-good-policy-bad-model/hopper/expert-data 2 %/2-phase-bc+d/0, run ddca17a4a3ad, score
#   hopper-good-policy-bad-model/hopper/expert-data 2 %/2-phase-bc+d/1, run d0ccbf147f04, score
#   hopper-good-policy-bad-model/hopper/expert-data 2 %/2-phase-bc+d/2, run c1c4caf4f5e1, score
#   hopper-bad-policy-bad-model/hopper/expert-data 2 %/2-phase-bc+d/0, run 0619061ba03e, score
#   hopper-bad-policy-bad-model/hopper/expert-data 2 %/2-phase-bc+d/1, run 3fa8fdd85655, score
#   hopper-bad-policy-bad-model/hopper/expert-data 2 %/2-phase-bc+d/2, run 38e8a419551b, score
# Redraw, in this folder: gnuplot figure-1.gp
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
    set terminal svg name 'figure_1' size 605,442 fixed enhanced \
      font 'LM Roman 8,8' fontscale 1.3333 linewidth 1.3333 background 'white'
  } else {
    set terminal pdfcairo size 6.3in,4.6in enhanced \
      font 'LM Roman 8,8' fontscale 0.75 linewidth 2 dashlength 1.8182 pointscale 0.75
  }
  set output 'figure-1.'.format
  set multiplot
  unset key
  unset colorbox
  set border 3 linewidth 0.5 linecolor rgb '#4D4D4D'
  set tics scale 0.5 textcolor rgb 'black'
  set grid linetype 1 dashtype solid linewidth 0.4 linecolor rgb '#E3E3E3'

  set lmargin at screen 0.047619
  set rmargin at screen 0.314286
  set bmargin at screen 0.53913
  set tmargin at screen 0.904348
  set xrange [-108.587:108.193]
  set xtics out nomirror (-100, -50, 0, 50, 100)
  set format x ''
  set yrange [-115.27:101.51]
  set ytics out nomirror (-100, -50, 0, 50, 100)
  set format y ''
  unset label
  unset arrow
  set label '{/:Bold (a)}' at screen 0.047619,0.923913 left
  set label 'Good policy and model' at screen 0.0873016,0.923913 left
  set label 't-SNE 1' at screen 0.180952,0.508696 center
  set label 't-SNE 2' at screen 0.0269841,0.721739 center rotate by 90
  set label '' at screen 0.363404,0.978261 point pointtype 5 pointsize 0.577778 linewidth 0.8 linecolor rgb '#CFCFCF'
  set label 'expert data' at screen 0.39515,0.978261 left
  set label '' at screen 0.551058,0.978261 point pointtype 7 pointsize 0.333333 linewidth 0.8 linecolor rgb '#0072B2'
  set label 'rollouts' at screen 0.582804,0.978261 left
  plot \
    'figure-1.tsv' index 0 using ($1-4.65962/2):2:(4.65962):(0) with vectors nohead linewidth 2.6 linecolor rgb '#CFCFCF' notitle, \
    'figure-1.tsv' index 1 using 1:2 with points pointtype 7 pointsize 0.333333 linewidth 0.8 linecolor rgb '#0072B2' notitle

  set lmargin at screen 0.380952
  set rmargin at screen 0.647619
  set bmargin at screen 0.53913
  set tmargin at screen 0.904348
  set xrange [-108.587:108.193]
  set xtics out nomirror (-100, -50, 0, 50, 100)
  set format x ''
  set yrange [-115.27:101.51]
  set ytics out nomirror (-100, -50, 0, 50, 100)
  set format y ''
  unset label
  unset arrow
  set label '{/:Bold (b)}' at screen 0.380952,0.923913 left
  set label 'Bad policy, good model' at screen 0.420635,0.923913 left
  set label 't-SNE 1' at screen 0.514286,0.508696 center
  set label 't-SNE 2' at screen 0.360317,0.721739 center rotate by 90
  plot \
    'figure-1.tsv' index 0 using ($1-4.65962/2):2:(4.65962):(0) with vectors nohead linewidth 2.6 linecolor rgb '#CFCFCF' notitle, \
    'figure-1.tsv' index 2 using 1:2 with points pointtype 7 pointsize 0.333333 linewidth 0.8 linecolor rgb '#0072B2' notitle

  set lmargin at screen 0.714286
  set rmargin at screen 0.980952
  set bmargin at screen 0.53913
  set tmargin at screen 0.904348
  set xrange [-108.587:108.193]
  set xtics out nomirror (-100, -50, 0, 50, 100)
  set format x ''
  set yrange [-115.27:101.51]
  set ytics out nomirror (-100, -50, 0, 50, 100)
  set format y ''
  unset label
  unset arrow
  set label '{/:Bold (c)}' at screen 0.714286,0.923913 left
  set label 'Good policy, bad model' at screen 0.753968,0.923913 left
  set label 't-SNE 1' at screen 0.847619,0.508696 center
  set label 't-SNE 2' at screen 0.693651,0.721739 center rotate by 90
  plot \
    'figure-1.tsv' index 0 using ($1-4.65962/2):2:(4.65962):(0) with vectors nohead linewidth 2.6 linecolor rgb '#CFCFCF' notitle, \
    'figure-1.tsv' index 3 using 1:2 with points pointtype 7 pointsize 0.333333 linewidth 0.8 linecolor rgb '#0072B2' notitle

  set lmargin at screen 0.047619
  set rmargin at screen 0.314286
  set bmargin at screen 0.0652174
  set tmargin at screen 0.430435
  set xrange [-108.587:108.193]
  set xtics out nomirror (-100, -50, 0, 50, 100)
  set format x ''
  set yrange [-115.27:101.51]
  set ytics out nomirror (-100, -50, 0, 50, 100)
  set format y ''
  unset label
  unset arrow
  set label '{/:Bold (d)}' at screen 0.047619,0.45 left
  set label 'Bad policy and model' at screen 0.0873016,0.45 left
  set label 't-SNE 1' at screen 0.180952,0.0347826 center
  set label 't-SNE 2' at screen 0.0269841,0.247826 center rotate by 90
  plot \
    'figure-1.tsv' index 0 using ($1-4.65962/2):2:(4.65962):(0) with vectors nohead linewidth 2.6 linecolor rgb '#CFCFCF' notitle, \
    'figure-1.tsv' index 4 using 1:2 with points pointtype 7 pointsize 0.333333 linewidth 0.8 linecolor rgb '#0072B2' notitle

  set lmargin at screen 0.380952
  set rmargin at screen 0.647619
  set bmargin at screen 0.0652174
  set tmargin at screen 0.430435
  set xrange [-0.5:3.5]
  set xtics out nomirror ('(a)' 0, '(b)' 1, '(c)' 2, '(d)' 3)
  set format x '%g'
  set yrange [0:108.385]
  set ytics out nomirror (0, 20, 40, 60, 80, 100)
  set format y '%g'
  unset label
  unset arrow
  set label '{/:Bold (e)}' at screen 0.380952,0.45 left
  set label 'score after cloning both' at screen 0.420635,0.45 left
  plot \
    'figure-1.tsv' index 5 using 1:2:($1-0.3):($1+0.3):(0):2 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#56B4E9' notitle, \
    'figure-1.tsv' index 5 using 1:2:($1-0.3):($1+0.3):(0):2 with boxxyerror fillstyle transparent pattern 0 border linewidth 0.5 linecolor rgb '#000000' notitle, \
    'figure-1.tsv' index 6 using 1:2:(0):($3-$2) with vectors heads size 0.0833333,90 linewidth 0.7 linecolor rgb '#000000' dashtype solid notitle

  unset multiplot
  unset output
}
