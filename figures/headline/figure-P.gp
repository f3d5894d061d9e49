# figure-P
#
# Fraction of the runs of all tasks that score above a threshold.
#
# Data: figure-P.tsv, made from
#   locomotion-expert/hopper/expert-data 0.2 %/bc/0, run 90d8e24594db, score
#   locomotion-expert/hopper/expert-data 0.2 %/bc/1, run 93af2b3e56e0, score
#   locomotion-expert/hopper/expert-data 0.2 %/bc/2, run 552143171d1f, score
#   locomotion-expert/hopper/expert-data 2 %/bc/0, run 4cf828d0f8a4, score
#   locomotion-expert/hopper/expert-data 2 %/bc/1, run bbc919b5cdb9, score
#   locomotion-expert/hopper/expert-data 2 %/bc/2, run 903e0143456b, score
#   locomotion-expert/hopper/expert-data 0.2 %/bc+d/0, run c44d0c1f74ce, score
#   locomotion-expert/hopper/expert-data 0.2 %/bc+d/1, run a25abcd725bd, score
#   locomotion-expert/hopper/expert-data 0.2 %/bc+d/2, run c73c288cb52d, score
#   locomotion-expert/hopper/expert-data 2 %/bc+d/0, run 5457b32b71a1, score
#   locomotion-expert/hopper/expert-data 2 %/bc+d/1, run 2e1a3a676cf5, score
#   locomotion-expert/hopper/expert-data 2 %/bc+d/2, run aeeec7f501d9, score
#   locomotion-expert/hopper/expert-data 0.2 %/2-phase-bc+d/0, run e6e2709112d0, score
#   locomotion-expert/hopper/expert-data 0.2 %/2-phase-bc+d/1, run c544082f77ec, score
#   locomotion-expert/hopper/expert-data 0.2 %/2-phase-bc+d/2, run 18de11a6991e, score
#   locomotion-expert/hopper/expert-data 2 %/2-phase-bc+d/0, run b2a73e0e9643, score
#   locomotion-expert/hopper/expert-data 2 %/2-phase-bc+d/1, run 099726c818ee, score
#   locomotion-expert/hopper/expert-data 2 %/2-phase-bc+d/2, run 5835c47462ca, score
#   locomotion-expert/hopper/expert-data 0.2 %/valuedice/0, run 94e59f981871, score
#   locomotion-expert/hopper/expert-data 0.2 %/valuedice/1, run 2903f8bf387e, score
#   locomotion-expert/hopper/expert-data 0.2 %/valuedice/2, run 10681300abe9, score
#   locomotion-expert/hopper/expert-data 2 %/valuedice/0, run cf9782c4f953, score
#   locomotion-expert/hopper/expert-data 2 %/valuedice/1, run d725b95c813b, score
#   locomotion-expert/hopper/expert-data 2 %/valuedice/2, run 68eea861cf51, score
#   locomotion-expert/hopper/expert-data 0.2 %/iq-learn/0, run d4f6041dfb7d, score
#   locomotion-expert/hopper/expert-data 0.2 %/iq-learn/1, run 1896e4b9166b, score
#   locomotion-expert/hopper/expert-data 0.2 %/iq-learn/2, run c6c65d023a08, score
#   locomotion-expert/hopper/expert-data 2 %/iq-learn/0, run ed76e6b89f4d, score
#   locomotion-expert/hopper/expert-data 2 %/iq-learn/1, run c8b4c0726c55, score
#   locomotion-expert/hopper/expert-data 2 %/iq-learn/2, run 8144bb36d272, score
#   locomotion-expert/hopper/expert-data 0.2 %/dmil/0, run aebde40d63e3, score
#   locomotion-expert/hopper/expert-data 0.2 %/dmil/1, run 73930f341092, score
#   locomotion-expert/hopper/expert-data 0.2 %/dmil/2, run 97d6ad7e8558, score
#   locomotion-expert/hopper/expert-data 2 %/dmil/0, run a802292a5b83, score
#   locomotion-expert/hopper/expert-data 2 %/dmil/1, run ad2a51adf74c, score
#   locomotion-expert/hopper/expert-data 2 %/dmil/2, run b5975195062b, score
#   locomotion-expert/halfcheetah/expert-data 2 %/bc/0, run d190d70e6db4, score
#   locomotion-expert/halfcheetah/expert-data 2 %/bc/1, run 20e7ac747fd6, score
#   locomotion-expert/halfcheetah/expert-data 2 %/bc/2, run 76640a2f87f6, score
#   locomotion-expert/halfcheetah/expert-data 2 %/bc+d/0, run 29ef9258ada3, score
#   locomotion-expert/halfcheetah/expert-data 2 %/bc+d/1, run c2e229c01f83, score
#   locomotion-expert/halfcheetah/expert-data 2 %/bc+d/2, run 6da5afed98ee, score
#   locomotion-expert/halfcheetah/expert-data 2 %/2-phase-bc+d/0, run d44b1fa9b682, score
#   locomotion-expert/halfcheetah/expert-data 2 %/2-phase-bc+d/1, run 8b8a2c913d65, score
#   locomotion-expert/halfcheetah/expert-data 2 %/2-phase-bc+d/2, run b802d6690de7, score
#   locomotion-expert/halfcheetah/expert-data 2 %/valuedice/0, run 72fd0e024ec8, score
#   locomotion-expert/halfcheetah/expert-data 2 %/valuedice/1, run f9c913bf5831, score
#   locomotion-expert/halfcheetah/expert-data 2 %/valuedice/2, run 502075ddf945, score
#   locomotion-expert/halfcheetah/expert-data 2 %/iq-learn/0, run 8fe8a132c381, score
#   locomotion-expert/halfcheetah/expert-data 2 %/iq-learn/1, run 8a4843db26c2, score
#   locomotion-expert/halfcheetah/expert-data 2 %/iq-learn/2, run 7ddbc3f4744a, score
#   locomotion-expert/halfcheetah/expert-data 2 %/dmil/0, run 7b08574ac933, score
#   locomotion-expert/halfcheetah/expert-data 2 %/dmil/1, run db782f95f29f, score
#   locomotion-expert/halfcheetah/expert-data 2 %/dmil/2, run f56dbe59b167, score
#   locomotion-expert/walker2d/expert-data 2 %/bc/0, run 5f71a3b17094, score
#   locomotion-expert/walker2d/expert-data 2 %/bc/1, run 0f463e5e5681, score
#   locomotion-expert/walker2d/expert-data 2 %/bc/2, run f7c64314bf5a, score
#   locomotion-expert/walker2d/expert-data 2 %/bc+d/0, run 1ca1e057442e, score
#   locomotion-expert/walker2d/expert-data 2 %/bc+d/1, run f16141ae4383, score
#   locomotion-expert/walker2d/expert-data 2 %/bc+d/2, run 92ec8e0d7d9d, score
#   locomotion-expert/walker2d/expert-data 2 %/2-phase-bc+d/0, run b77edaadda61, score
#   locomotion-expert/walker2d/expert-data 2 %/2-phase-bc+d/1, run b531a71a7203, score
#   locomotion-expert/walker2d/expert-data 2 %/2-phase-bc+d/2, run 48c396748e22, score
#   locomotion-expert/walker2d/expert-data 2 %/valuedice/0, run 121ee6ecd091, score
#   locomotion-expert/walker2d/expert-data 2 %/valuedice/1, run cd8b0a2a7d9a, score
#   locomotion-expert/walker2d/expert-data 2 %/valuedice/2, run 9152fb03c12a, score
#   locomotion-expert/walker2d/expert-data 2 %/iq-learn/0, run 8396ae056f10, score
#   locomotion-expert/walker2d/expert-data 2 %/iq-learn/1, run 25313b3219b7, score
#   locomotion-expert/walker2d/expert-data 2 %/iq-learn/2, run 0c9e5bbc9cd9, score
#   locomotion-expert/walker2d/expert-data 2 %/dmil/0, run 9f6f6c8caebc, score
#   locomotion-expert/walker2d/expert-data 2 %/dmil/1, run e763c71fe554, score
#   locomotion-expert/walker2d/expert-data 2 %/dmil/2, run 0e2846e03c79, score
# Redraw, in this folder: gnuplot figure-P.gp
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
    set terminal svg name 'figure_P' size 422,302 fixed enhanced \
      font 'LM Roman 8,8' fontscale 1.3333 linewidth 1.3333 background 'white'
  } else {
    set terminal pdfcairo size 4.4in,3.148in enhanced \
      font 'LM Roman 8,8' fontscale 0.75 linewidth 2 dashlength 1.8182 pointscale 0.75
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
  set bmargin at screen 0.133418
  set tmargin at screen 0.844346
  set xrange [0:110]
  set xtics out nomirror (0, 20, 40, 60, 80, 100)
  set format x '%g'
  set yrange [0:1]
  set ytics out nomirror (0, 0.2, 0.4, 0.6, 0.8, 1)
  set format y '%g'
  unset label
  unset arrow
  set label 'normalized score' at screen 0.548864,0.025413 center
  set label 'fraction of runs above it' at screen 0.0159091,0.488882 center rotate by 90
  set arrow from screen 0.0988636,0.968234 to screen 0.167045,0.968234 nohead linewidth 1.1 linecolor rgb '#0072B2' dashtype (10,5)
  set label '' at screen 0.132955,0.968234 point pointtype 5 pointsize 0.8 linewidth 0.8 linecolor rgb '#0072B2'
  set label 'BC' at screen 0.178409,0.968234 left
  set arrow from screen 0.242551,0.968234 to screen 0.310732,0.968234 nohead linewidth 1.1 linecolor rgb '#009E73' dashtype (12,4,2,4)
  set label '' at screen 0.276641,0.968234 point pointtype 9 pointsize 0.8 linewidth 0.8 linecolor rgb '#009E73'
  set label 'BC+d' at screen 0.322096,0.968234 left
  set arrow from screen 0.414015,0.968234 to screen 0.482197,0.968234 nohead linewidth 1.1 linecolor rgb '#56B4E9' dashtype (5,4)
  set label '' at screen 0.448106,0.968234 point pointtype 11 pointsize 0.8 linewidth 0.8 linecolor rgb '#56B4E9'
  set label '2-phase BC+d' at screen 0.493561,0.968234 left
  set arrow from screen 0.696591,0.968234 to screen 0.764773,0.968234 nohead linewidth 1.1 linecolor rgb '#E69F00' dashtype (12,4,2,4,2,4)
  set label '' at screen 0.730682,0.968234 point pointtype 13 pointsize 0.8 linewidth 0.8 linecolor rgb '#E69F00'
  set label 'ValueDICE' at screen 0.776136,0.968234 left
  set arrow from screen 0.318939,0.920584 to screen 0.387121,0.920584 nohead linewidth 1.1 linecolor rgb '#F0E442' dashtype (20,5,2,5)
  set label '' at screen 0.35303,0.920584 point pointtype 6 pointsize 0.8 linewidth 0.8 linecolor rgb '#F0E442'
  set label 'IQ-Learn' at screen 0.398485,0.920584 left
  set arrow from screen 0.54596,0.920584 to screen 0.614141,0.920584 nohead linewidth 1.3 linecolor rgb '#D55E00' dashtype solid
  set label '' at screen 0.580051,0.920584 point pointtype 7 pointsize 0.8 linewidth 0.8 linecolor rgb '#D55E00'
  set label 'DMIL' at screen 0.625505,0.920584 left
  plot \
    'figure-P.tsv' index 0 using 1:2 with lines linewidth 1.3 linecolor rgb '#D55E00' dashtype solid notitle, \
    'figure-P.tsv' index 1 using 1:2 with points pointtype 7 pointsize 0.8 linewidth 0.8 linecolor rgb '#D55E00' notitle, \
    'figure-P.tsv' index 2 using 1:2 with lines linewidth 1.1 linecolor rgb '#F0E442' dashtype (20,5,2,5) notitle, \
    'figure-P.tsv' index 3 using 1:2 with points pointtype 6 pointsize 0.8 linewidth 0.8 linecolor rgb '#F0E442' notitle, \
    'figure-P.tsv' index 4 using 1:2 with lines linewidth 1.1 linecolor rgb '#E69F00' dashtype (12,4,2,4,2,4) notitle, \
    'figure-P.tsv' index 5 using 1:2 with points pointtype 13 pointsize 0.8 linewidth 0.8 linecolor rgb '#E69F00' notitle, \
    'figure-P.tsv' index 6 using 1:2 with lines linewidth 1.1 linecolor rgb '#56B4E9' dashtype (5,4) notitle, \
    'figure-P.tsv' index 7 using 1:2 with points pointtype 11 pointsize 0.8 linewidth 0.8 linecolor rgb '#56B4E9' notitle, \
    'figure-P.tsv' index 8 using 1:2 with lines linewidth 1.1 linecolor rgb '#009E73' dashtype (12,4,2,4) notitle, \
    'figure-P.tsv' index 9 using 1:2 with points pointtype 9 pointsize 0.8 linewidth 0.8 linecolor rgb '#009E73' notitle, \
    'figure-P.tsv' index 10 using 1:2 with lines linewidth 1.1 linecolor rgb '#0072B2' dashtype (10,5) notitle, \
    'figure-P.tsv' index 11 using 1:2 with points pointtype 5 pointsize 0.8 linewidth 0.8 linecolor rgb '#0072B2' notitle

  unset multiplot
  unset output
}
