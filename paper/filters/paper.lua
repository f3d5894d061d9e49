-- Renders elements that pandoc lacks: numbered equations, algorithms, tables with given column widths.
-- The expanded manuscript marks them as fenced divisions; each output format has its own form.

local isLatex = FORMAT == 'latex'
local isHTML = FORMAT:match('html') ~= nil
local isMarkdown = not isLatex and not isHTML

local function text(s) return pandoc.RawInline('latex', s) end

local function anchor(identifier)
  return pandoc.RawInline('html', '<a id="' .. identifier .. '"></a>')
end

-- Escapes a key for a LaTeX argument that is not printed.
local function escapedForLatex(key)
  return (key:gsub('[\\{}$&#^_%%~]', function(c)
    return (c == '\\' or c == '^' or c == '~') and '-' or '\\' .. c
  end))
end

-- The link to the record of a key in HTML.
local function record(key)
  return '#of/' .. key:gsub('[^%w/:.+,;@*()_-]', function(c)
    return string.format('%%%02X', c:byte())
  end)
end

-- A traced number: text in Markdown, a macro that prints only the number in LaTeX, a link to its record
-- in HTML.
local function number(span)
  local key = span.attributes.of
  if isMarkdown then return span.content end
  if isHTML then
    return pandoc.Link(span.content, record(key), '', pandoc.Attr('', { 'number' }, { { 'of', key } }))
  end
  span.content:insert(1, text('\\dm{' .. escapedForLatex(key) .. '}{'))
  span.content:insert(text('}'))
  return span.content
end

-- Colors of check results in LaTeX; page/colors.css has those of HTML.
local colors = { passed = '0,110,45', failed = '190,0,0' }

local function checkResult(span)
  if span.classes:includes('number') then return number(span) end
  local color = colors[span.classes[1] or '']
  if not isLatex or not color then return nil end
  span.content:insert(1, text('\\textcolor[RGB]{' .. color .. '}{'))
  span.content:insert(text('}'))
  return span.content
end

-- The display formula of an equation without surrounding line breaks.
local function formula(div)
  local found
  div:walk({ Math = function(math) found = math end })
  found.text = found.text:gsub('^%s+', ''):gsub('%s+$', '')
  return found
end

-- An equation: \tag and \label in LaTeX; in HTML the number is a link, because MathML has no equation
-- numbers. Measured errors follow in small print.
local function equation(div)
  local math = formula(div)
  local number = div.attributes.number
  local evidence = div.content[2]
  if isLatex then
    local blocks = pandoc.List({ pandoc.RawBlock('latex', string.format(
      '\\begin{equation}\\tag{%s}\\label{%s}\n\\fitted{%s}\n\\end{equation}',
      number, div.identifier, math.text)) })
    if evidence then
      blocks:insert(pandoc.RawBlock('latex', '\\evidence{'))
      blocks:insert(pandoc.Plain(evidence.content))
      blocks:insert(pandoc.RawBlock('latex', '}'))
    end
    return blocks
  elseif isHTML then
    local link = evidence
      and pandoc.Link('(' .. number .. ')', record(div.identifier), '', pandoc.Attr('', { 'record' }))
      or pandoc.Link('(' .. number .. ')', '#' .. div.identifier)
    local blocks = pandoc.List({ pandoc.Para(math), pandoc.Plain(link) })
    if evidence then blocks:insert(pandoc.Div(evidence, pandoc.Attr('', { 'evidence' }))) end
    return pandoc.Div(blocks, pandoc.Attr(div.identifier, { 'equation' }))
  end
  math.text = '\n' .. math.text .. ' \\tag{' .. number .. '}\n'
  local blocks = pandoc.List({ pandoc.Para(anchor(div.identifier)), pandoc.Para(math) })
  if evidence then blocks:insert(evidence) end
  return blocks
end

-- An algorithm between two rules; its steps are a numbered list, indented by depth.
local function algorithm(div)
  if isLatex then
    local indented = div.content:walk({
      Span = function(span)
        local depth = (span.classes[1] or ''):match('^depth%-(%d)$')
        if depth and tonumber(depth) > 0 then
          span.content:insert(1, text('\\hspace*{' .. 1.5 * depth .. 'em}'))
          return span.content
        end
      end,
    })
    local blocks = pandoc.List({ pandoc.RawBlock('latex',
      '\\par\\medskip\\noindent\\begin{minipage}{\\linewidth}\\hrule height 0.8pt\\smallskip'
      .. '\\hypertarget{' .. div.identifier .. '}{}') })
    blocks:extend(indented)
    blocks:insert(pandoc.RawBlock('latex',
      '\\smallskip\\hrule height 0.8pt\\end{minipage}\\par\\medskip'))
    return blocks
  elseif isHTML then
    return nil
  end
  local blocks = pandoc.List({ pandoc.Para(anchor(div.identifier)) })
  blocks:extend(div.content:walk({
    Span = function(span)
      local depth = (span.classes[1] or ''):match('^depth%-(%d)$')
      if depth then
        local indent = string.rep('\u{2003}', depth)
        span.content:insert(1, pandoc.Str(indent))
        return span.content
      end
    end,
  }))
  return blocks
end

-- Text in LaTeX that can break after any symbol and after every eighth letter of a long word.
local function breakable(s)
  local escaped = {}
  local run = 0
  for character in s:gmatch(utf8.charpattern) do
    local tex = character:gsub('[\\{}$&#^_%%~]', function(c)
      return c == '\\' and '\\textbackslash{}' or c == '^' and '\\^{}' or c == '~' and '\\~{}' or '\\' .. c
    end)
    run = character:match('%w') and run + 1 or 0
    escaped[#escaped + 1] = tex
    if character ~= ' ' and (run == 0 or run % 8 == 0) then escaped[#escaped + 1] = '\\allowbreak{}' end
  end
  return text(table.concat(escaped))
end

-- The listing of all equations: in LaTeX in two columns, with room for the first ones below the caption.
local function listings(blocks)
  local caption = blocks:remove(1).content
  caption:insert(1, text('\\begin{multicols}{2}[{\\small '))
  caption:insert(text('}][180pt]'))
  blocks:insert(1, pandoc.Plain(caption))
  blocks:insert(pandoc.RawBlock('latex', '\\end{multicols}'))
  return blocks
end

local function longestLine(code)
  local longest = 0
  for line in code:gmatch('[^\n]+') do longest = math.max(longest, utf8.len(line)) end
  return longest
end

-- Code of an equation, or its checks: a link target in each format. LaTeX has an environment for each.
local function target(div)
  if isHTML then return nil end
  local class = div.classes[1]
  local blocks = div.content
  if not isLatex then
    blocks:insert(1, pandoc.Para(anchor(div.identifier)))
    return blocks
  end
  if blocks[1].t == 'BulletList' then
    -- One paragraph, because each check begins with a sign.
    blocks[1] = pandoc.Para(pandoc.utils.blocks_to_inlines(
      blocks[1].content:map(function(item) return item[1] end), { text('\\checkspace ') }))
  end
  blocks[1].content:insert(1, text('\\hypertarget{' .. div.identifier .. '}{}'))
  if class == 'listings' then return listings(blocks) end
  if class == 'checks' then
    -- Formulas in words of the text.
    blocks = pandoc.Div(blocks):walk({
      Str = function(str) return #str.text > 30 and breakable(str.text) or nil end,
    }).content
  else
    blocks:insert(2, pandoc.RawBlock('latex', '\\codewidth{' .. longestLine(blocks[2].text) .. '}'))
  end
  blocks:insert(1, pandoc.RawBlock('latex', '\\begin{' .. class .. '}'))
  blocks:insert(pandoc.RawBlock('latex', '\\end{' .. class .. '}'))
  return blocks
end

-- A table in HTML and Markdown; tables.lua has those of LaTeX. Text columns get relative widths, so that
-- they wrap.
local function tableOf(div)
  local widths = {}
  for width in (div.attributes.widths or ''):gmatch('[%d.]+') do
    widths[#widths + 1] = tonumber(width)
  end
  div.attributes.widths = nil
  local content = div.content:walk({
    Table = function(tab)
      for i, width in ipairs(widths) do tab.colspecs[i][2] = width end
      return tab
    end,
  })
  if isHTML then return pandoc.Div(content, div.attr) end
  local blocks = pandoc.List({ pandoc.Para(anchor(div.identifier)) })
  -- GitHub's pipe tables have no caption; it becomes the paragraph above.
  for _, block in ipairs(content) do
    if block.t == 'Table' then
      blocks:extend(block.caption.long)
      block.caption = { long = {} }
    end
    blocks:insert(block)
  end
  return blocks
end

-- A figure in HTML; "Figure 4." in its caption links to its record.
local function figureOf(identifier, content, caption)
  caption = pandoc.List(caption)
  if caption[1] and caption[1].t == 'Strong' then
    caption[1] = pandoc.Link({ caption[1] }, record(identifier), '', pandoc.Attr('', { 'record' }))
  end
  return {
    pandoc.RawBlock('html', '<figure id="' .. identifier .. '">'), content,
    pandoc.RawBlock('html', '<figcaption>'), pandoc.Plain(caption),
    pandoc.RawBlock('html', '</figcaption></figure>'),
  }
end

-- Pictures, three in a row with a title each, and one caption below.
local function pictures(div)
  local content = div.content
  local caption = content:remove().content
  local places = content:map(function(place) return place.content[1].content end)
  if isLatex then
    local row = pandoc.List({ text('\\hypertarget{' .. div.identifier .. '}{}') })
    for _, place in ipairs(places) do
      row:insert(text('\\begin{minipage}{0.325\\linewidth}\\centering\\small '))
      row:extend(place)
      row:insert(text('\\end{minipage} '))
    end
    -- The caption of a single picture stands beside it.
    local isSingle = #places == 1
    caption:insert(1, text((isSingle and '\\hfill\\begin{minipage}{0.65\\linewidth}' or '') .. '\\caption{'))
    caption:insert(text('}' .. (isSingle and '\\end{minipage}' or '')))
    return {
      pandoc.RawBlock('latex', '\\begin{figure}'), pandoc.Plain(row .. caption),
      pandoc.RawBlock('latex', '\\end{figure}'),
    }
  elseif isHTML then
    return figureOf(div.identifier, pandoc.Div(content, pandoc.Attr('', { 'pictures' })), caption)
  end
  local blocks = pandoc.List({ pandoc.Para(anchor(div.identifier)) })
  for _, place in ipairs(places) do blocks:insert(pandoc.Para(place)) end
  blocks:insert(pandoc.Para(caption))
  return blocks
end

return {
  {
    Div = function(div)
      if div.classes:includes('equation') then return equation(div) end
      if div.classes:includes('algorithm') then return algorithm(div) end
      if div.classes:includes('table') then return tableOf(div) end
      if div.classes:find_if(function(c) return c:match('^listings?$') or c == 'checks' end) then
        return target(div)
      end
      if div.classes:includes('pictures') and div.identifier ~= '' then return pictures(div) end
      if div.classes:includes('watermark') and isMarkdown then return div.content end
    end,
    Span = checkResult,
    Para = function(paragraph)
      local image = paragraph.content[1]
      if #paragraph.content == 1 and image.t == 'Image' and not isLatex then
        local caption = image.caption
        if isHTML then
          local picture = pandoc.Image(image.attributes.description, image.src)
          return figureOf(image.identifier, pandoc.Plain({ picture }), caption)
        end
        image = pandoc.Image(pandoc.utils.stringify(caption), image.src)
        return { pandoc.Para({ anchor(paragraph.content[1].identifier), image }), pandoc.Para(caption) }
      end
    end,
    Link = function(link)
      local target = link.target:match('^#(equation%-.*)')
      if isLatex and target then
        return text('\\hyperref[' .. target .. ']{' .. pandoc.utils.stringify(link) .. '}')
      end
    end,
    -- Long hashes and flags break instead of running into the margin.
    Code = function(code)
      if isLatex then return pandoc.Span({ text('\\texttt{'), breakable(code.text), text('}') }).content end
    end,
  },
}
