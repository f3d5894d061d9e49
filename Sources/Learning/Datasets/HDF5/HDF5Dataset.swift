import CHDF5

/// An open dataset of an `HDF5File`.
final class HDF5Dataset {
  let name: String
  let file: HDF5File
  let identifier: HDF5Identifier

  init(_ identifier: consuming HDF5Identifier, name: String, of file: HDF5File) {
    self.identifier = identifier
    self.name = name
    self.file = file
  }

  /// The declaration in the file.
  func header() throws(DatasetError) -> DatasetHeader {
    let list = HDF5Identifier(
      try checked(H5Dget_create_plist(identifier.number), "it has no properties"),
      closedBy: H5Pclose)
    var header = DatasetHeader(
      file: file.path, name: name, shape: try shape(), element: try element(),
      storedByteCount: Int(clamping: H5Dget_storage_size(identifier.number)))
    switch H5Pget_layout(list.number) {
    case H5D_CHUNKED:
      var chunk = [hsize_t](repeating: 0, count: 32)
      let rank = try checked(H5Pget_chunk(list.number, 32, &chunk), "its chunks are unreadable")
      header.storage = .chunked(chunk.prefix(Int(rank)).map { Int(clamping: $0) })
    case H5D_CONTIGUOUS where H5Pget_external_count(list.number) > 0: header.storage = .external
    case H5D_CONTIGUOUS, H5D_COMPACT: header.storage = .contiguous
    default: header.storage = .virtual
    }
    var fillValue = H5D_FILL_VALUE_UNDEFINED
    try checked(H5Pfill_value_defined(list.number, &fillValue), "its fill value is unreadable")
    header.hasFillValue = fillValue != H5D_FILL_VALUE_UNDEFINED
    let filterCount = try checked(H5Pget_nfilters(list.number), "its filters are unreadable")
    for index in 0..<UInt32(filterCount) {
      var flags: UInt32 = 0
      var parameterCount = 0
      header.filters.append(
        try checked(
          H5Pget_filter2(list.number, index, &flags, &parameterCount, nil, 0, nil, nil),
          "its filters are unreadable"))
    }
    return header
  }

  /// The chunk that begins at `offset`; `nil` if it was never written.
  func chunk(at offset: [Int]) throws(DatasetError) -> StoredChunk? {
    let start = offset.map { hsize_t($0) }
    var mask: UInt32 = 0
    var address: haddr_t = 0
    var size: hsize_t = 0
    try checked(
      H5Dget_chunk_info_by_coord(identifier.number, start, &mask, &address, &size),
      "its chunks are unreadable")
    guard address != h5_undefinedAddress(), size > 0 else { return nil }
    let (end, overflow) = Int(clamping: address).addingReportingOverflow(Int(clamping: size))
    return StoredChunk(end: overflow ? .max : end, isFiltered: mask == 0)
  }

  /// Reads rows of numbers into `buffer` in single precision.
  func readFloats(
    _ rows: Range<Int>, into buffer: UnsafeMutablePointer<Float>
  ) throws(DatasetError) {
    try read(rows, as: h5_nativeFloat(), into: buffer)
  }

  /// Reads rows of elements of one byte.
  func readBytes(_ rows: Range<Int>) throws(DatasetError) -> [UInt8] {
    let type = try type()
    var bytes = [UInt8](
      repeating: 0, count: rows.count * (try shape()).dropFirst().reduce(1, *))
    try bytes.withUnsafeMutableBufferPointer { buffer throws(DatasetError) in
      guard let start = buffer.baseAddress else { return }
      try read(rows, as: type.number, into: start)
    }
    return bytes
  }

  private func read(
    _ rows: Range<Int>, as type: hid_t, into buffer: UnsafeMutableRawPointer
  ) throws(DatasetError) {
    let spaces = try selection(rows)
    try checked(
      H5Dread(identifier.number, type, spaces.memory.number, spaces.file.number, 0, buffer),
      "rows \(rows.lowerBound)..<\(rows.upperBound) cannot be read")
  }

  /// The dataspaces of the same rows in the file and in memory.
  struct Dataspaces: ~Copyable {
    let file: HDF5Identifier
    let memory: HDF5Identifier
  }

  func selection(_ rows: Range<Int>) throws(DatasetError) -> Dataspaces {
    let space = try dataspace()
    let count = [hsize_t(rows.count)] + (try shape()).dropFirst().map { hsize_t($0) }
    var start = count.map { _ in hsize_t(0) }
    start[0] = hsize_t(rows.lowerBound)
    try checked(
      H5Sselect_hyperslab(space.number, H5S_SELECT_SET, start, nil, count, nil),
      "it has no rows \(rows.lowerBound)..<\(rows.upperBound)")
    let memory = HDF5Identifier(
      try checked(H5Screate_simple(Int32(count.count), count, nil), "it has no shape"),
      closedBy: H5Sclose)
    return Dataspaces(file: space, memory: memory)
  }

  func shape() throws(DatasetError) -> [Int] {
    let space = try dataspace()
    var extents = [hsize_t](repeating: 0, count: 32)
    let rank = try checked(
      H5Sget_simple_extent_dims(space.number, &extents, nil), "its shape is unreadable")
    return extents.prefix(Int(rank)).map { Int(clamping: $0) }
  }

  private func dataspace() throws(DatasetError) -> HDF5Identifier {
    HDF5Identifier(
      try checked(H5Dget_space(identifier.number), "its shape is unreadable"), closedBy: H5Sclose)
  }

  private func type() throws(DatasetError) -> HDF5Identifier {
    HDF5Identifier(
      try checked(H5Dget_type(identifier.number), "its type is unreadable"), closedBy: H5Tclose)
  }

  private func element() throws(DatasetError) -> DatasetHeader.Element {
    let type = try type()
    let byteCount = H5Tget_size(type.number)
    switch H5Tget_class(type.number) {
    case H5T_FLOAT:
      // Compared bit for bit: a damaged exponent would be converted silently.
      let isStandard = [h5_float32(), h5_float64(), h5_float16()].contains { standard in
        [H5T_ORDER_LE, H5T_ORDER_BE].contains { order in
          let candidate = HDF5Identifier(H5Tcopy(standard), closedBy: H5Tclose)
          H5Tset_order(candidate.number, order)
          return H5Tequal(type.number, candidate.number) > 0
        }
      }
      return isStandard ? .float(byteCount: byteCount) : .other("floats that are not IEEE 754")
    case H5T_INTEGER
    where H5Tget_precision(type.number) == 8 * byteCount && H5Tget_offset(type.number) == 0:
      return .integer(
        byteCount: byteCount, isSigned: H5Tget_sign(type.number) != H5T_SGN_NONE)
    case H5T_ENUM where byteCount == 1, H5T_BITFIELD where byteCount == 1: return .flag
    case H5T_STRING: return .other("text")
    default: return .other("elements of an unusual type")
    }
  }

  @discardableResult
  private func checked<Status: SignedInteger>(
    _ status: Status, _ problem: String
  ) throws(DatasetError) -> Status {
    try file.checked(status, name, problem)
  }
}
