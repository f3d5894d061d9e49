# figure-11
#
# Score against training step: mean over seeds, band from least to greatest.
#
# Data: figure-11.tsv, made from
#   locomotion-expert/hopper dmil seed 0, run aebde40d63e3, curve.csv, sha256 7bf3ca0d54388a53b0603a4fc92da0306c62e2b162084840e293401a3a011663
#   locomotion-expert/hopper dmil seed 1, run 73930f341092, curve.csv, sha256 00e447f7d6af50c9df45638dcb5188410031f88ef24f528d9fa6e74c1d98545f
#   locomotion-expert/hopper dmil seed 2, run 97d6ad7e8558, curve.csv, sha256 b3e9151f178384166e3b5a3e835a58c831e64cb512025f06d877a2951459d5eb
#   locomotion-expert/hopper dmil seed 0, run a802292a5b83, curve.csv, sha256 6ed0814fcfc767eaec2933c4c1a8a68f4630acff44246d0307fdfb993c85b67e
#   locomotion-expert/hopper dmil seed 1, run ad2a51adf74c, curve.csv, sha256 7b74f815fbdf6da622777cb9725505ece409ff0dbe8c3f59e2b9cd19b3201a75
#   locomotion-expert/hopper dmil seed 2, run b5975195062b, curve.csv, sha256 b3824fc0bd1fcd1d4b9a9959dd48c32977a6bb4ecacb4df9e337911dcf6becb5
#   locomotion-expert/halfcheetah dmil seed 0, run 7b08574ac933, curve.csv, sha256 3f56528198197e6cfa4255f9c3f12f19b77061edcb0ad704476ace795f57ede8
#   locomotion-expert/halfcheetah dmil seed 1, run db782f95f29f, curve.csv, sha256 74afc7daf5d923e30b7de9b270d8444dcdf03ea29468a318340ad1d3dc88887e
#   locomotion-expert/halfcheetah dmil seed 2, run f56dbe59b167, curve.csv, sha256 49431f3685eeae5d90c23cc64915879ba358e066b529f1a99d1e802af73ed1d5
#   locomotion-expert/walker2d dmil seed 0, run 9f6f6c8caebc, curve.csv, sha256 bb2a5e809cae5a9aa280780520429ed7fcb87058db68cd38b62d8e166e795da7
#   locomotion-expert/walker2d dmil seed 1, run e763c71fe554, curve.csv, sha256 18512457cc1ef31b98e6eb68a495ad714b5cf64d4db4e981e93fc56eb8159568
#   locomotion-expert/walker2d dmil seed 2, run 0e2846e03c79, curve.csv, sha256 bfe5ea9645c8284d452692ee9169d38625e3669e5ffec8933a8595a491e8271a
# Redraw, in this folder: gnuplot figure-11.gp
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
    set terminal svg name 'figure_11' size 605,198 fixed enhanced \
      font 'LM Roman 8,8' fontscale 1.3333 linewidth 1.3333 background 'white'
  } else {
    set terminal pdfcairo size 6.3in,2.0576in enhanced \
      font 'LM Roman 8,8' fontscale 0.75 linewidth 2 dashlength 1.8182 pointscale 0.75
  }
  set output 'figure-11.'.format
  set multiplot
  unset key
  unset colorbox
  set border 3 linewidth 0.5 linecolor rgb '#4D4D4D'
  set tics scale 0.5 textcolor rgb 'black'
  set grid linetype 1 dashtype solid linewidth 0.4 linecolor rgb '#E3E3E3'

  set lmargin at screen 0.0873016
  set rmargin at screen 0.351323
  set bmargin at screen 0.204121
  set tmargin at screen 0.786159
  set xrange [0:200]
  set xtics out nomirror (0, 50, 100, 150, 200)
  set format x '%g'
  set yrange [-1.37869:105]
  set ytics out nomirror (0, 20, 40, 60, 80, 100)
  set format y '%g'
  unset label
  unset arrow
  set label '{/:Bold (a)}' at screen 0.0873016,0.829899 left
  set label 'Hopper-expert' at screen 0.126984,0.829899 left
  set label 'training step (thousands)' at screen 0.219312,0.0388802 center
  set label 'normalized score' at screen 0.0111111,0.49514 center rotate by 90
  set arrow from screen 0.392945,0.9514 to screen 0.440564,0.9514 nohead linewidth 1.3 linecolor rgb '#D55E00' dashtype solid
  set label '' at screen 0.416755,0.9514 point pointtype 7 pointsize 0.8 linewidth 0.8 linecolor rgb '#D55E00'
  set label '2 %' at screen 0.448501,0.9514 left
  set arrow from screen 0.502998,0.9514 to screen 0.550617,0.9514 nohead linewidth 1.1 linecolor rgb '#0072B2' dashtype (10,5)
  set label '' at screen 0.526808,0.9514 point pointtype 5 pointsize 0.8 linewidth 0.8 linecolor rgb '#0072B2'
  set label '0.2 %' at screen 0.558554,0.9514 left
  plot \
    'figure-11.tsv' index 0 using 1:2:3 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#0072B2' notitle, \
    'figure-11.tsv' index 1 using 1:2:3 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#D55E00' notitle, \
    'figure-11.tsv' index 2 using 1:2 with lines linewidth 1.1 linecolor rgb '#0072B2' dashtype (10,5) notitle, \
    'figure-11.tsv' index 3 using 1:2 with points pointtype 5 pointsize 0.8 linewidth 0.8 linecolor rgb '#0072B2' notitle, \
    'figure-11.tsv' index 4 using 1:2 with lines linewidth 1.3 linecolor rgb '#D55E00' dashtype solid notitle, \
    'figure-11.tsv' index 5 using 1:2 with points pointtype 7 pointsize 0.8 linewidth 0.8 linecolor rgb '#D55E00' notitle

  set lmargin at screen 0.402116
  set rmargin at screen 0.666138
  set bmargin at screen 0.204121
  set tmargin at screen 0.786159
  set xrange [0:200]
  set xtics out nomirror (0, 50, 100, 150, 200)
  set format x '%g'
  set yrange [-1.37869:105]
  set ytics out nomirror (0, 20, 40, 60, 80, 100)
  set format y ''
  unset label
  unset arrow
  set label '{/:Bold (b)}' at screen 0.402116,0.829899 left
  set label 'HalfCheetah-expert' at screen 0.441799,0.829899 left
  set label 'training step (thousands)' at screen 0.534127,0.0388802 center
  plot \
    'figure-11.tsv' index 6 using 1:2:3 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#D55E00' notitle, \
    'figure-11.tsv' index 7 using 1:2 with lines linewidth 1.3 linecolor rgb '#D55E00' dashtype solid notitle, \
    'figure-11.tsv' index 8 using 1:2 with points pointtype 7 pointsize 0.8 linewidth 0.8 linecolor rgb '#D55E00' notitle

  set lmargin at screen 0.716931
  set rmargin at screen 0.980952
  set bmargin at screen 0.204121
  set tmargin at screen 0.786159
  set xrange [0:200]
  set xtics out nomirror (0, 50, 100, 150, 200)
  set format x '%g'
  set yrange [-1.37869:105]
  set ytics out nomirror (0, 20, 40, 60, 80, 100)
  set format y ''
  unset label
  unset arrow
  set label '{/:Bold (c)}' at screen 0.716931,0.829899 left
  set label 'Walker2d-expert' at screen 0.756614,0.829899 left
  set label 'training step (thousands)' at screen 0.848942,0.0388802 center
  plot \
    'figure-11.tsv' index 9 using 1:2:3 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#D55E00' notitle, \
    'figure-11.tsv' index 10 using 1:2 with lines linewidth 1.3 linecolor rgb '#D55E00' dashtype solid notitle, \
    'figure-11.tsv' index 11 using 1:2 with points pointtype 7 pointsize 0.8 linewidth 0.8 linecolor rgb '#D55E00' notitle

  unset multiplot
  unset output
}
