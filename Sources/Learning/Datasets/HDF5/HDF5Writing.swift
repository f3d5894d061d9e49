import CHDF5

extension HDF5File {
  func makeGroup(_ name: String) throws(DatasetError) {
    let list = Self.list(h5_groupCreation())
    _ = HDF5Identifier(
      try written(H5Gcreate2(identifier.number, name, 0, list.number, 0), name),
      closedBy: H5Gclose)
  }

  /// Creates an empty, compressed dataset of float32 or of h5py's booleans that grows by rows.
  ///
  /// It is a vector if `columnCount` is `nil`.
  ///
  /// - Returns: The open dataset.
  /// - Throws: `DatasetError` if it cannot be written.
  func makeDataset(
    _ name: String, columnCount: Int?, isFlags: Bool, chunkRowCount: Int
  ) throws(DatasetError) -> HDF5Dataset {
    let columns = columnCount.map { [hsize_t($0)] } ?? []
    let list = Self.list(h5_datasetCreation())
    let chunk = [hsize_t(chunkRowCount)] + columns
    try written(H5Pset_chunk(list.number, Int32(chunk.count), chunk), name)
    try written(H5Pset_deflate(list.number, 4), name)
    let space = HDF5Identifier(
      try written(
        H5Screate_simple(Int32(chunk.count), [0] + columns, [h5_unlimited()] + columns), name),
      closedBy: H5Sclose)
    let type = try isFlags ? booleans() : HDF5Identifier(H5Tcopy(h5_float32()), closedBy: H5Tclose)
    let identifier = try written(
      H5Dcreate2(identifier.number, name, type.number, space.number, 0, list.number, 0), name)
    return HDF5Dataset(HDF5Identifier(identifier, closedBy: H5Dclose), name: name, of: self)
  }

  /// Writes a text as a scalar dataset.
  func makeText(_ name: String, _ text: String) throws(DatasetError) {
    let list = Self.list(h5_datasetCreation())
    let bytes = Array(text.utf8)
    let type = HDF5Identifier(H5Tcopy(h5_string()), closedBy: H5Tclose)
    try written(H5Tset_size(type.number, max(1, bytes.count)), name)
    try written(H5Tset_strpad(type.number, H5T_STR_NULLPAD), name)
    try written(H5Tset_cset(type.number, H5T_CSET_UTF8), name)
    let space = HDF5Identifier(H5Screate(H5S_SCALAR), closedBy: H5Sclose)
    let dataset = HDF5Identifier(
      try written(
        H5Dcreate2(identifier.number, name, type.number, space.number, 0, list.number, 0), name),
      closedBy: H5Dclose)
    try written(H5Dwrite(dataset.number, type.number, 0, 0, 0, bytes.isEmpty ? [0] : bytes), name)
  }

  func flush() throws(DatasetError) {
    try written(H5Fflush(identifier.number, H5F_SCOPE_GLOBAL), nil)
  }

  /// Properties without the time of creation, so that equal contents give equal bytes.
  private static func list(_ kind: hid_t) -> HDF5Identifier {
    let list = HDF5Identifier(H5Pcreate(kind), closedBy: H5Pclose)
    H5Pset_obj_track_times(list.number, false)
    return list
  }

  private func booleans() throws(DatasetError) -> HDF5Identifier {
    let type = HDF5Identifier(H5Tenum_create(h5_int8()), closedBy: H5Tclose)
    for (name, value) in [("FALSE", Int8(0)), ("TRUE", 1)] {
      var value = value
      try written(H5Tenum_insert(type.number, name, &value), nil)
    }
    return type
  }
}

extension HDF5Dataset {
  func append(_ floats: [Float], rowCount: Int) throws(DatasetError) {
    try floats.withUnsafeBufferPointer { buffer throws(DatasetError) in
      try append(buffer.baseAddress, rowCount: rowCount, as: h5_nativeFloat())
    }
  }

  func append(_ flags: [Bool]) throws(DatasetError) {
    let type = HDF5Identifier(H5Dget_type(identifier.number), closedBy: H5Tclose)
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
    let spaces = try selection(start..<shape[0])
    try file.written(
      H5Dwrite(identifier.number, type, spaces.memory.number, spaces.file.number, 0, rows), name)
  }
}
