-- Renders tables in LaTeX, which the expanded manuscript marks as fenced divisions of class `table`.
--
-- A table is a float; one that would fill most of a page is a longtable, which repeats its head. A
-- narrow, high table is folded: its second half stands beside the first. Its type is as large as the
-- widest row allows. Numbers of a column align at their decimal points.

local function tex(s) return pandoc.RawInline('latex', s) end

local function textOf(cell) return pandoc.utils.stringify(cell.contents) end

-- The number of characters of a cell; those of code are wider than others.
local function lengthOf(cell)
  local length = utf8.len(textOf(cell))
  pandoc.Div(cell.contents):walk({
    Code = function(code) length = length + 0.15 * utf8.len(code.text) end,
  })
  return length
end

-- MARK: Numbers

-- A number: a parenthesis before it, its sign, its digits before the decimal point, and the rest. Control
-- characters stand for minus signs, which have three bytes, and for the commas between thousands.
local number = '(%(?)(\1?)(%d[%d\2]*)(%.?%d*)'
local function patterned(s) return (s:gsub('−', '\1'):gsub('(%d),(%f[%d]%d%d%d%f[%D])', '%1\2%2')) end
local function printed(s) return (s:gsub('\1', '−'):gsub('\2', ',')) end

-- The numbers in the text of a cell, what is before each, and what is after the last. A dash stands for
-- the first number. `nil` for a cell whose text is not what is printed.
local function numbersOf(cell)
  local isPlain = true
  pandoc.Div(cell.contents):walk({
    Math = function() isPlain = false end, Code = function() isPlain = false end,
  })
  if not isPlain then return nil end
  local s = patterned(textOf(cell))
  if s == '—' then return { { before = '', sign = '', whole = '0', fraction = '' }, after = '' } end
  local numbers = {}
  local last = 1
  for first, open, sign, whole, fraction, past in s:gmatch('()' .. number .. '()') do
    numbers[#numbers + 1] = {
      before = s:sub(last, first - 1) .. open, sign = sign, whole = whole, fraction = fraction }
    last = past
  end
  numbers.after = s:sub(last)
  return numbers
end

-- Whether a cell has a single value, such as "71.5 ± 2.0" or "3e−13", and not words, a list, a fraction,
-- or a number in percent, which is the name of a subset.
local function isValue(numbers)
  if numbers.after:find('%%') then return false end
  for i = 2, #numbers do
    if numbers[i].before:find('[,/–]') or numbers[i].before:find('%a%a%a') then return false end
  end
  return true
end

-- Whether the numbers of a cell stand in the same places as the first ones of another.
local function fits(numbers, other)
  if #numbers == 0 or #numbers > #other then return false end
  for i, number in ipairs(numbers) do
    if number.before ~= other[i].before then return false end
  end
  return numbers.after == (#numbers == #other and other.after or '')
end

-- The numbers of the cell that most cells of a column fit, each as wide as the widest of them.
local function widestNumbers(column)
  local best, most = {}, 0
  for _, candidate in ipairs(column) do
    local count = 0
    for _, numbers in ipairs(column) do count = count + (fits(numbers, candidate) and 1 or 0) end
    if count > most or count == most and #candidate < #best then best, most = candidate, count end
  end
  local widest = { after = best.after }
  for i, number in ipairs(best) do
    widest[i] = { before = number.before, sign = '', whole = '', fraction = '' }
    for _, numbers in ipairs(column) do
      for part, longest in pairs(fits(numbers, best) and numbers[i] and widest[i] or {}) do
        if #numbers[i][part] > #longest then widest[i][part] = numbers[i][part] end
      end
    end
  end
  return widest
end

-- The spaces that a part of a number needs to be as wide as the longest: as wide as minus signs, decimal
-- points or commas, and digits. template.tex has their widths.
local function spaces(longest, part)
  local function missing(set, space)
    local _, wanted = longest:gsub(set, '')
    local _, present = part:gsub(set, '')
    return space:rep(wanted - present)
  end
  return missing('\1', '\u{205F}') .. missing('[\2.]', '\u{2008}') .. missing('%d', '\u{2007}')
end

-- Widens the numbers of a right-aligned cell to the widest of its column.
local function align(cell, numbers, widest)
  local index = 0
  cell.contents = pandoc.Div(cell.contents):walk({
    Str = function(str)
      local spaced = patterned(str.text):gsub(number, function(open, sign, whole, fraction)
        index = index + 1
        local longest = widest[index]
        local left = index > 1 and spaces(longest.sign .. longest.whole, sign .. whole) or ''
        return left .. open .. sign .. whole .. fraction .. spaces(longest.fraction, fraction)
      end)
      return pandoc.Str(printed(spaced))
    end,
  }).content
  local rest = index == 0 and spaces(widest[1].fraction, '') or ''
  if #numbers < #widest then
    local missing = ''
    for i = #numbers + 1, #widest do
      local longest = widest[i]
      missing = missing .. longest.before .. longest.sign .. longest.whole .. longest.fraction
    end
    rest = rest .. '\\phantom{' .. printed(missing .. widest.after) .. '}'
  end
  if rest ~= '' then cell.contents[1].content:insert(tex(rest)) end
end

-- Aligns the numbers of column `i` if most of its cells have values.
local function alignColumn(rows, i)
  local filled, column, cells = 0, {}, {}
  for _, row in ipairs(rows) do
    local numbers = numbersOf(row.cells[i])
    if textOf(row.cells[i]) ~= '' then filled = filled + 1 end
    if numbers and isValue(numbers) then
      column[#column + 1], cells[#cells + 1] = numbers, row.cells[i]
    end
  end
  local widest = widestNumbers(column)
  local fitting = 0
  for _, numbers in ipairs(column) do fitting = fitting + (fits(numbers, widest) and 1 or 0) end
  if fitting < 0.75 * filled then return end
  for k, numbers in ipairs(column) do
    if fits(numbers, widest) then align(cells[k], numbers, widest) end
  end
end

-- MARK: Rows

-- The inlines of a cell.
local function inlines(cell) return pandoc.utils.blocks_to_inlines(cell.contents) end

-- A heading in two lines, broken where they are most alike; one without a space or & is left alone.
local function stacked(heading, alignment)
  local half = utf8.len(pandoc.utils.stringify(heading)) / 2
  local best, position, offset = nil, 0, nil
  for i, inline in ipairs(heading) do
    local s = pandoc.utils.stringify(inline)
    local ampersand = inline.t == 'Str' and s:find('&', 2, true)
    local at = position + (ampersand and ampersand - 1 or 0)
    if (inline.t == 'Space' or ampersand)
      and (not best or math.abs(at - half) < math.abs(offset - half)) then
      best, offset = i, at
    end
    position = position + utf8.len(s)
  end
  if not best then return heading end
  local lines = pandoc.List({ tex('\\shortstack[' .. alignment .. ']{') })
  for i, inline in ipairs(heading) do
    if i ~= best then
      lines:insert(inline)
    elseif inline.t == 'Space' then
      lines:insert(tex('\\\\'))
    else
      local left, right = inline.text:match('^(.+)(&.+)$')
      lines:extend({ pandoc.Str(left), tex('\\\\'), pandoc.Str(right) })
    end
  end
  lines:insert(tex('}'))
  return lines
end

-- MARK: Layout

-- Lengths in points: of a line and of a page of text, and between two columns.
local lineWidth, pageHeight, gap = 455, 737, 8
-- Sizes of type, the largest first, with the mean width of a character and the height of a line.
local sizes = pandoc.List({
  { command = '\\small', character = 4.5, line = 11 },
  { command = '\\footnotesize', character = 4.1, line = 9.5 },
  { command = '\\scriptsize', character = 3.8, line = 8 },
})

-- A row whose first cell is the title of the rows below.
local function isTitle(row)
  for i = 2, #row.cells do
    if #row.cells[i].contents > 0 then return false end
  end
  return #row.cells > 2 and #row.cells[1].contents > 0
end

-- Whether a row belongs to the one above.
local function isContinued(row) return #row.cells[1].contents == 0 end

-- The numbers of characters of the widest cell of each column, with the heads in one or two lines.
local function characters(head, rows, isStacked)
  local widths = {}
  for i, cell in ipairs(head.cells) do
    widths[i] = lengthOf(cell)
    if isStacked then widths[i] = math.ceil(widths[i] / 2) + 1 end
    for _, row in ipairs(rows) do
      if not isTitle(row) then widths[i] = math.max(widths[i], lengthOf(row.cells[i])) end
    end
  end
  return widths
end

-- The width of a table in type of a size.
local function widthOf(characters, size)
  local sum = -gap
  for _, count in ipairs(characters) do sum = sum + count * size.character + gap end
  return sum
end

-- The largest size of type in which the table is at most `width` points wide, and whether its heads need
-- two lines.
local function fitting(head, rows, width)
  for _, size in ipairs(sizes) do
    for _, isStacked in ipairs({ false, true }) do
      if widthOf(characters(head, rows, isStacked), size) <= width then return size, isStacked end
    end
  end
  return sizes[#sizes], true
end

-- The rows of a high table that is at most half as wide as a line, in two halves beside each other.
local function folded(head, rows)
  local width = lineWidth / 2 - 2 * gap
  local size, isStacked = fitting(head, rows, width)
  if #rows < 10 or widthOf(characters(head, rows, isStacked), size) > width then return nil end
  for _, row in ipairs(rows) do
    if isTitle(row) or isContinued(row) then return nil end
  end
  local half = (#rows + 1) // 2
  local beside = pandoc.List()
  for i = 1, half do
    local right = rows[i + half] or pandoc.Row(head.cells:map(function() return pandoc.Cell({}) end))
    beside:insert(pandoc.Row(rows[i].cells .. right.cells))
  end
  return pandoc.Row(head.cells .. head.cells), beside
end

-- The lines of a row in columns of prose, whose widths are fractions of the line.
local function linesOf(row, widths, size)
  local lines = 1
  for i, cell in ipairs(row.cells) do
    if widths[i] and not isTitle(row) then
      local width = widths[i] * lineWidth - gap
      lines = math.max(lines, math.ceil(lengthOf(cell) * size.character / width))
    end
  end
  return lines
end

-- MARK: LaTeX

local function line(cells, ending)
  local line = pandoc.List()
  for i, cell in ipairs(cells) do
    if i > 1 then line:insert(tex(' & ')) end
    line:extend(inlines(cell))
  end
  line:insert(tex(' ' .. ending .. '\n'))
  return line
end

-- The rows. Pages do not divide groups of them, and those of several lines stand apart.
local function linesOfRows(rows, widths, size)
  local lines = pandoc.List()
  for i, row in ipairs(rows) do
    local preceding, following = rows[i - 1], rows[i + 1]
    local isApart = preceding and not isContinued(row) and not isTitle(preceding)
      and math.max(linesOf(row, widths, size), linesOf(preceding, widths, size)) > 1
    if isApart then lines:insert(tex('\\addlinespace[2pt]\n')) end
    -- At least three rows stand at the foot of a page and at the head of the next.
    local isKept = isTitle(row) or following and isContinued(following) or i < 3 or i > #rows - 3
    local ending = isKept and '\\\\*' or '\\\\'
    if isTitle(row) then
      lines:insert(tex((i > 1 and '\\addlinespace\n' or '')
        .. '\\multicolumn{' .. #row.cells .. '}{@{}l@{}}{'))
      lines:extend(inlines(row.cells[1]))
      lines:insert(tex('} ' .. ending .. '\n'))
    else
      lines:extend(line(row.cells, ending))
    end
  end
  return lines
end

local function tableOf(div)
  local widths = pandoc.List()
  for width in (div.attributes.widths or ''):gmatch('[%d.]+') do widths:insert(tonumber(width)) end
  local tab = div.content:find_if(function(block) return block.t == 'Table' end)
  local head, rows = tab.head.rows[1], pandoc.List()
  for _, body in ipairs(tab.bodies) do rows:extend(body.body) end
  local alignments = tab.colspecs:map(function(spec) return spec[1] == 'AlignRight' and 'r' or 'l' end)
  for i, alignment in ipairs(alignments) do
    if alignment == 'r' then alignColumn(rows, i) end
  end

  local columns = alignments:map(function(letter) return letter end)
  local size, isStacked = sizes[2], false
  if #widths > 0 then
    for i, width in ipairs(widths) do columns[i] = columns[i]:upper() .. '{' .. width .. '}' end
  else
    local bothHeads, bothRows = folded(head, rows)
    if bothHeads then
      size, isStacked = fitting(head, rows, lineWidth / 2 - 2 * gap)
      columns = columns .. { '@{\\hspace{' .. 4 * gap .. 'pt}}' } .. columns
      head, rows, alignments = bothHeads, bothRows, alignments .. alignments
    else
      size, isStacked = fitting(head, rows, lineWidth)
    end
  end
  if isStacked then
    for i, cell in ipairs(head.cells) do
      cell.contents = { pandoc.Plain(stacked(inlines(cell), alignments[i])) }
    end
  end

  local caption = pandoc.utils.blocks_to_inlines(tab.caption.long)
  local height = sizes[1].line * utf8.len(pandoc.utils.stringify(caption)) * sizes[1].character / lineWidth
  for _, row in ipairs(rows) do
    height = height + size.line * (linesOf(row, widths, size) + (isTitle(row) and 0.4 or 0))
  end
  local captionStart = '\\caption[]{\\hypertarget{' .. div.identifier .. '}{}'
  local preamble = '{@{}' .. table.concat(columns) .. '@{}}\n'
  local heads, body = line(head.cells, '\\\\'), linesOfRows(rows, widths, size)
  local content
  if height > 0.6 * pageHeight then
    local name = caption[1].content
    content = pandoc.List({ tex('\\begingroup\\tabletype{' .. size.command .. '}\n'
      .. '\\begin{longtable}' .. preamble .. captionStart) }) .. caption
      .. { tex('}\\\\\n\\toprule\n') } .. heads .. { tex('\\midrule\n\\endfirsthead\n'
      .. '\\multicolumn{' .. #head.cells .. '}{@{}l@{}}{\\textbf{') }
      .. name .. { tex('} (continued)} \\\\\n\\toprule\n') } .. heads
      .. { tex('\\midrule\n\\endhead\n\\bottomrule\n\\endfoot\n') } .. body
      .. { tex('\\end{longtable}\\endgroup') }
  else
    content = pandoc.List({ tex('\\begin{table}\n' .. captionStart) }) .. caption
      .. { tex('}\n\\centering\\tabletype{' .. size.command .. '}\n\\begin{fittedtabular}' .. preamble
      .. '\\toprule\n') } .. heads .. { tex('\\midrule\n') } .. body
      .. { tex('\\bottomrule\n\\end{fittedtabular}\n\\end{table}') }
  end
  return pandoc.Plain(content)
end

return {
  {
    Div = function(div)
      if FORMAT == 'latex' and div.classes:includes('table') then return tableOf(div) end
    end,
  },
}
