import CHDF5
import Foundation

/// An HDF5 file; no other Swift file calls the library.
///
/// It reports what a file declares and judges nothing: see `DatasetHeader.validate`. Links are
/// followed only inside the file and only when they are hard.
final class HDF5File {
  enum Link: Equatable {
    case absent, group, dataSet
    /// A soft or external link, or an object of another kind.
    case other
  }

  let path: String
  private let identifier: Identifier

  /// Opens a file that must be there, for reading.
  init(reading path: String) throws(DatasetError) {
    h5_beQuiet()
    self.path = path
    let access = Identifier(H5Pcreate(h5_fileAccess()), closedBy: H5Pclose)
    // Read-only media and network drives often refuse locks, and there is no other writer.
    H5Pset_file_locking(access.number, false, true)
    // Blocks are read once, and a mebibyte kept of each data set would serve none.
    H5Pset_cache(access.number, 0, 0, 0, 0)
    identifier = Identifier(
      try Self.checked(
        H5Fopen(path, h5_readOnly(), access.number), path, nil, "it cannot be opened as HDF5"),
      closedBy: H5Fclose)
  }

  /// Makes an empty file in place of any that is there, for writing.
  init(creating path: String) throws(DatasetError) {
    h5_beQuiet()
    self.path = path
    identifier = Identifier(
      try Self.checked(
        H5Fcreate(path, h5_truncate(), 0, 0), path, nil, "it cannot be made",
        remedy: writingRemedy),
      closedBy: H5Fclose)
  }

  /// What stands under the name in the group; the root is `/`.
  func link(_ name: String, in group: String = "/") throws(DatasetError) -> Link {
    let full = group == "/" ? name : "\(group)/\(name)"
    guard try checked(H5Lexists(identifier.number, full, 0), full, "its link is unreadable") > 0
    else { return .absent }
    var link = H5L_info_t()
    try checked(H5Lget_info(identifier.number, full, &link, 0), full, "its link is unreadable")
    guard link.type == H5L_TYPE_HARD else { return .other }
    let object = Identifier(
      try checked(H5Oopen(identifier.number, full, 0), full, "it cannot be opened"),
      closedBy: H5Oclose)
    switch H5Iget_type(object.number) {
    case H5I_GROUP: return .group
    case H5I_DATASET: return .dataSet
    default: return .other
    }
  }

  /// The names in the group, sorted by their bytes.
  ///
  /// - Throws: when there are more than `limit`.
  func names(in group: String = "/", limit: Int) throws(DatasetError) -> [String] {
    var info = H5G_info_t()
    try checked(
      H5Gget_info_by_name(identifier.number, group, &info, 0), group, "its links are unreadable")
    guard info.nlinks <= UInt64(limit) else {
      throw .damaged(path, group, "it declares \(info.nlinks) entries, more than \(limit)")
    }
    var names: [String] = []
    for index in 0..<info.nlinks {
      var text = [CChar](repeating: 0, count: 1024)
      try checked(
        H5Lget_name_by_idx(
          identifier.number, group, H5_INDEX_NAME, H5_ITER_INC, index, &text, text.count - 1, 0),
        group, "its links are unreadable")
      names.append(string(text))
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Opens a data set that `link` found.
  func dataSet(_ name: String) throws(DatasetError) -> HDF5DataSet {
    let identifier = try checked(
      H5Dopen2(identifier.number, name, 0), name, "it cannot be opened")
    return HDF5DataSet(Identifier(identifier, closedBy: H5Dclose), name: name, of: self)
  }

  @discardableResult
  fileprivate func checked<Status: SignedInteger>(
    _ status: Status, _ dataSet: String?, _ problem: String
  ) throws(DatasetError) -> Status {
    try Self.checked(status, path, dataSet, problem)
  }

  /// Reads a status code of the library, negative when it failed, and its own word on the failure.
  @discardableResult
  private static func checked<Status: SignedInteger>(
    _ status: Status, _ path: String, _ dataSet: String?, _ problem: String,
    remedy: String? = nil
  ) throws(DatasetError) -> Status {
    guard status < 0 else { return status }
    var text = [CChar](repeating: 0, count: 256)
    h5_innermostMessage(&text)
    let message = string(text)
    var error = DatasetError.damaged(
      path, dataSet, problem + (message.isEmpty ? "" : " (libhdf5: \(message))"))
    if let remedy { error.remedy = remedy }
    throw error
  }
}

// MARK: - Data sets

/// An open data set of an `HDF5File`.
final class HDF5DataSet {
  let name: String
  private let file: HDF5File
  private let identifier: Identifier

  fileprivate init(_ identifier: consuming Identifier, name: String, of file: HDF5File) {
    self.identifier = identifier
    self.name = name
    self.file = file
  }

  /// What the file declares about it.
  func header() throws(DatasetError) -> DatasetHeader {
    let list = Identifier(
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

  /// Where the chunk that begins at `offset` lies; `nil` where it was never written.
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

  /// Reads rows of a data set of floats into `buffer`, as single precision.
  func readFloats(
    _ rows: Range<Int>, into buffer: UnsafeMutablePointer<Float>
  ) throws(DatasetError) {
    try read(rows, as: h5_nativeFloat(), into: buffer)
  }

  /// Reads rows of a data set with one byte to an element.
  func readBytes(_ rows: Range<Int>) throws(DatasetError) -> [UInt8] {
    let type = Identifier(
      try checked(H5Dget_type(identifier.number), "its type is unreadable"), closedBy: H5Tclose)
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
    let places = try selection(rows)
    try checked(
      H5Dread(identifier.number, type, places.memory.number, places.file.number, 0, buffer),
      "rows \(rows.lowerBound)..<\(rows.upperBound) cannot be read")
  }

  /// The same rows as they lie in the file, and in memory.
  private struct Rows: ~Copyable {
    let file: Identifier
    let memory: Identifier
  }

  private func selection(_ rows: Range<Int>) throws(DatasetError) -> Rows {
    let space = Identifier(
      try checked(H5Dget_space(identifier.number), "its shape is unreadable"), closedBy: H5Sclose)
    var start = try shape().map { _ in hsize_t(0) }
    start[0] = hsize_t(rows.lowerBound)
    let count = [hsize_t(rows.count)] + (try shape()).dropFirst().map { hsize_t($0) }
    try checked(
      H5Sselect_hyperslab(space.number, H5S_SELECT_SET, start, nil, count, nil),
      "it has no rows \(rows.lowerBound)..<\(rows.upperBound)")
    let memory = Identifier(
      try checked(H5Screate_simple(Int32(count.count), count, nil), "it has no shape"),
      closedBy: H5Sclose)
    return Rows(file: space, memory: memory)
  }

  private func shape() throws(DatasetError) -> [Int] {
    let space = Identifier(
      try checked(H5Dget_space(identifier.number), "its shape is unreadable"), closedBy: H5Sclose)
    var extents = [hsize_t](repeating: 0, count: 32)
    let rank = try checked(
      H5Sget_simple_extent_dims(space.number, &extents, nil), "its shape is unreadable")
    return extents.prefix(Int(rank)).map { Int(clamping: $0) }
  }

  private func element() throws(DatasetError) -> DatasetHeader.Element {
    let type = Identifier(
      try checked(H5Dget_type(identifier.number), "its type is unreadable"), closedBy: H5Tclose)
    let byteCount = H5Tget_size(type.number)
    let kind = H5Tget_class(type.number)
    // Bit for bit: a type with another exponent would be converted without a word.
    if [h5_float32(), h5_float32BigEndian()].contains(where: { H5Tequal(type.number, $0) > 0 }) {
      return .float32
    }
    if [h5_float64(), h5_float64BigEndian()].contains(where: { H5Tequal(type.number, $0) > 0 }) {
      return .float64
    }
    switch kind {
    case H5T_INTEGER where byteCount == 1, H5T_ENUM where byteCount == 1,
      H5T_BITFIELD where byteCount == 1:
      return .flag
    case H5T_INTEGER: return .other("integers of \(byteCount) bytes")
    case H5T_FLOAT: return .other("floats of \(byteCount) bytes that are not IEEE 754")
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

private let writingRemedy = "make room, or choose a folder that can be written"

/// The text before the first zero.
private func string(_ text: [CChar]) -> String {
  String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
}

/// An object of the library that is open, and closes when this goes.
private struct Identifier: ~Copyable {
  let number: hid_t
  private let close: (hid_t) -> herr_t

  init(_ number: hid_t, closedBy close: @escaping (hid_t) -> herr_t) {
    self.number = number
    self.close = close
  }

  deinit { _ = close(number) }
}

// MARK: - Writing

extension HDF5File {
  func makeGroup(_ name: String) throws(DatasetError) {
    let list = Self.list(h5_groupCreation())
    _ = Identifier(
      try written(H5Gcreate2(identifier.number, name, 0, list.number, 0), name),
      closedBy: H5Gclose)
  }

  /// Makes an empty table of float32, or of flags as h5py writes booleans, that grows by rows.
  ///
  /// - Parameters:
  ///   - name: Its path in the file.
  ///   - columnCount: `nil` for a vector.
  ///   - isFlags: Whether it holds flags.
  ///   - chunkRowCount: The rows that are compressed together.
  /// - Returns: The table, open for appending.
  /// - Throws: when it cannot be written.
  func makeTable(
    _ name: String, columnCount: Int?, isFlags: Bool, chunkRowCount: Int
  ) throws(DatasetError) -> HDF5DataSet {
    let columns = columnCount.map { [hsize_t($0)] } ?? []
    let list = Self.list(h5_dataSetCreation())
    let chunk = [hsize_t(chunkRowCount)] + columns
    try written(H5Pset_chunk(list.number, Int32(chunk.count), chunk), name)
    try written(H5Pset_deflate(list.number, 4), name)
    let space = Identifier(
      try written(
        H5Screate_simple(Int32(chunk.count), [0] + columns, [h5_unlimited()] + columns), name),
      closedBy: H5Sclose)
    let type = try isFlags ? booleans() : Identifier(H5Tcopy(h5_float32()), closedBy: H5Tclose)
    let identifier = try written(
      H5Dcreate2(identifier.number, name, type.number, space.number, 0, list.number, 0), name)
    return HDF5DataSet(Identifier(identifier, closedBy: H5Dclose), name: name, of: self)
  }

  /// Makes a data set of one text.
  func makeText(_ name: String, _ text: String) throws(DatasetError) {
    let list = Self.list(h5_dataSetCreation())
    let bytes = Array(text.utf8)
    let type = Identifier(H5Tcopy(h5_string()), closedBy: H5Tclose)
    try written(H5Tset_size(type.number, max(1, bytes.count)), name)
    try written(H5Tset_strpad(type.number, H5T_STR_NULLPAD), name)
    try written(H5Tset_cset(type.number, H5T_CSET_UTF8), name)
    let space = Identifier(H5Screate(H5S_SCALAR), closedBy: H5Sclose)
    let set = Identifier(
      try written(
        H5Dcreate2(identifier.number, name, type.number, space.number, 0, list.number, 0), name),
      closedBy: H5Dclose)
    try written(H5Dwrite(set.number, type.number, 0, 0, 0, bytes.isEmpty ? [0] : bytes), name)
  }

  func flush() throws(DatasetError) {
    try written(H5Fflush(identifier.number, H5F_SCOPE_GLOBAL), nil)
  }

  @discardableResult
  fileprivate func written<Status: SignedInteger>(
    _ status: Status, _ dataSet: String?
  ) throws(DatasetError) -> Status {
    try Self.checked(
      status, path, dataSet, "it cannot be written",
      remedy: writingRemedy)
  }

  /// Properties of a new object, without the time of its making: equal contents, equal bytes.
  private static func list(_ kind: hid_t) -> Identifier {
    let list = Identifier(H5Pcreate(kind), closedBy: H5Pclose)
    H5Pset_obj_track_times(list.number, false)
    return list
  }

  private func booleans() throws(DatasetError) -> Identifier {
    let type = Identifier(H5Tenum_create(h5_int8()), closedBy: H5Tclose)
    for (name, value) in [("FALSE", Int8(0)), ("TRUE", 1)] {
      var value = value
      try written(H5Tenum_insert(type.number, name, &value), nil)
    }
    return type
  }
}

extension HDF5DataSet {
  /// Appends rows of float32.
  func append(_ floats: [Float], rowCount: Int) throws(DatasetError) {
    try floats.withUnsafeBufferPointer { buffer throws(DatasetError) in
      try append(buffer.baseAddress, rowCount: rowCount, as: h5_nativeFloat())
    }
  }

  /// Appends flags.
  func append(_ flags: [Bool]) throws(DatasetError) {
    let type = Identifier(H5Dget_type(identifier.number), closedBy: H5Tclose)
    let bytes = flags.map { $0 ? UInt8(1) : 0 }
    try bytes.withUnsafeBufferPointer { buffer throws(DatasetError) in
      try append(buffer.baseAddress, rowCount: flags.count, as: type.number)
    }
  }

  private func append(
    _ rows: UnsafeRawPointer?, rowCount: Int, as type: hid_t
  ) throws(DatasetError) {
    var shape = try shape()
    let start = shape[0]
    shape[0] += rowCount
    try file.written(H5Dset_extent(identifier.number, shape.map { hsize_t($0) }), name)
    let places = try selection(start..<shape[0])
    try file.written(
      H5Dwrite(identifier.number, type, places.memory.number, places.file.number, 0, rows), name)
  }
}
