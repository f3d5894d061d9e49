-- What only paper.html has, after paper.lua: numbered sections below the title, addresses of scores, and
-- drawings within the page.

-- The numbers of the current section and of those that it is in.
local sections = {}

-- A heading: numbered, and below the title, which alone has the first level.
local function heading(header)
  local level = header.level
  if not header.classes:includes('unnumbered') then
    sections[level] = (sections[level] or 0) + 1
    for deeper = level + 1, #sections do sections[deeper] = nil end
    local number = pandoc.Span(
      table.concat(sections, '.'), pandoc.Attr('', { 'header-section-number' }))
    header.content:insert(1, pandoc.Space())
    header.content:insert(1, number)
  end
  header.level = level + 1
  return header
end

-- The path of the cell whose mean score a key names; a key of a single run has its seed, too.
local function cellPath(key)
  local runs, statistic = key:match('^([^:]+):score:(%a+)$')
  if statistic ~= 'mean' and statistic ~= 'spread' or runs:find(' + ', 1, true) then return end
  return runs:match('^([^/]+/[^/]+/[^/]+/[^/]+)/[^/]+$') or runs
end

-- The paths that have an address.
local addressed = {}

-- Gives a cell of a table that shows a score its path, and the first one of the page an address.
local function address(cell)
  local path
  pandoc.Div(cell.contents):walk({
    Link = function(link) path = path or cellPath(link.attributes.of or '') end,
  })
  if not path then return end
  cell.attributes.cell = path
  if not addressed[path] then
    cell.identifier = 'cell:' .. path:gsub('[^%w/:.+,;@*()_-]', function(c)
      return string.format('%%%02X', c:byte())
    end)
  end
  addressed[path] = true
end

-- A drawing as text; pandoc would make it a third longer.
local function embed(image)
  if not image.src:match('%.svg$') then return end
  local file = assert(io.open(image.src, 'rb'))
  local text = file:read('a')
  file:close()
  image.src = 'data:image/svg+xml,' .. text:gsub('[%%#<>"\n]', function(c)
    return string.format('%%%02X', c:byte())
  end)
  return image
end

return {
  {
    Header = heading,
    Table = function(tab)
      for _, body in ipairs(tab.bodies) do
        for _, row in ipairs(body.body) do
          for _, cell in ipairs(row.cells) do address(cell) end
        end
      end
      return tab
    end,
    Image = embed,
  },
  {
    -- The address of its record has it, too.
    Link = function(link)
      link.attributes.of = nil
      return link
    end,
  },
}
