import CHDF5
import Foundation

/// A type of 64-bit integers.
let int64: hid_t = {
  let type = H5Tcopy(h5_int8())
  H5Tset_precision(type, 64)
  return type
}()

/// An HDF5 file with any contents, valid or not.
final class HDF5Sample {
  private let identifier: hid_t

  init(_ url: URL) { identifier = H5Fcreate(url.path, h5_truncate(), 0, 0) }

  deinit { H5Fclose(identifier) }

  enum Storage {
    case contiguous
    case chunked([hsize_t], filters: [Int32] = [H5Z_FILTER_DEFLATE])
    case external(String)
  }

  func group(_ name: String) { H5Gclose(H5Gcreate2(identifier, name, 0, 0, 0)) }

  func softLink(_ name: String, to target: String) {
    H5Lcreate_soft(target, identifier, name, 0, 0)
  }

  func externalLink(_ name: String, to target: String, in file: String) {
    H5Lcreate_external(file, target, identifier, name, 0, 0)
  }

  func floats(
    _ name: String, _ shape: [Int], _ values: [Float], as type: hid_t = h5_float32(),
    order: H5T_order_t = H5T_ORDER_LE, storage: Storage = .contiguous
  ) {
    let stored = H5Tcopy(type)
    defer { H5Tclose(stored) }
    H5Tset_order(stored, order)
    make(name, shape, values, in: h5_nativeFloat(), as: stored, storage)
  }

  /// A vector that was never written; it reads as zeros.
  func unwritten(_ name: String, count: Int, storage: Storage = .contiguous) {
    make(name, [count], [Float]?.none, in: h5_nativeFloat(), as: h5_float32(), storage)
  }

  /// A compressed vector of ones of which only the first chunk was written.
  func growing(_ name: String, from count: Int, to extent: Int) {
    let list = H5Pcreate(h5_datasetCreation())
    H5Pset_chunk(list, 1, [hsize_t(count)])
    H5Pset_deflate(list, 4)
    let space = H5Screate_simple(1, [hsize_t(count)], [h5_unlimited()])
    let dataset = H5Dcreate2(identifier, name, h5_float32(), space, 0, list, 0)
    H5Dwrite(dataset, h5_nativeFloat(), 0, 0, 0, [Float](repeating: 1, count: count))
    H5Dset_extent(dataset, [hsize_t(extent)])
    H5Dclose(dataset)
    H5Pclose(list)
    H5Sclose(space)
  }

  /// Flags as integers of one byte, or as h5py's booleans.
  func flags(
    _ name: String, _ values: [UInt8], isEnumeration: Bool = false, storage: Storage = .contiguous
  ) {
    let type = isEnumeration ? H5Tenum_create(h5_int8()) : H5Tcopy(h5_int8())
    defer { H5Tclose(type) }
    if isEnumeration {
      for (name, value) in [("FALSE", Int8(0)), ("TRUE", 1)] {
        withUnsafePointer(to: value) { _ = H5Tenum_insert(type, name, $0) }
      }
    } else {
      H5Tset_sign(type, H5T_SGN_NONE)
    }
    make(name, [values.count], values, in: type, as: type, storage)
  }

  private func make<Value: BitwiseCopyable>(
    _ name: String, _ shape: [Int], _ values: [Value]?, in memory: hid_t, as type: hid_t,
    _ storage: Storage
  ) {
    let extents = shape.map { hsize_t($0) }
    var limits = extents
    let list = H5Pcreate(h5_datasetCreation())
    switch storage {
    case .contiguous: break
    case .chunked(let chunk, let filters):
      limits[0] = h5_unlimited()
      H5Pset_chunk(list, Int32(chunk.count), chunk)
      for filter in filters {
        var level: UInt32 = 4
        H5Pset_filter(list, H5Z_filter_t(filter), UInt32(H5Z_FLAG_OPTIONAL), 1, &level)
      }
    case .external(let file): H5Pset_external(list, file, 0, hsize_t(shape.reduce(8, *)))
    }
    let space = H5Screate_simple(Int32(extents.count), extents, limits)
    let dataset = H5Dcreate2(identifier, name, type, space, 0, list, 0)
    if let values { H5Dwrite(dataset, memory, 0, 0, 0, values) }
    H5Dclose(dataset)
    H5Pclose(list)
    H5Sclose(space)
  }
}
