#include <hdf5/serial/hdf5.h>
#include <string.h>

// What the library's header gives only as macros that Swift cannot import.

static inline hid_t h5_float32(void) { return H5T_IEEE_F32LE; }
static inline hid_t h5_float64(void) { return H5T_IEEE_F64LE; }
// IEEE 754's half precision, for which version 1.10 of the library has no name.
static inline hid_t h5_float16(void) {
  static hid_t type = -1;
  if (type < 0) {
    type = H5Tcopy(H5T_IEEE_F32LE);
    H5Tset_fields(type, 15, 10, 5, 0, 10);
    H5Tset_size(type, 2);
    H5Tset_ebias(type, 15);
  }
  return type;
}
static inline hid_t h5_nativeFloat(void) { return H5T_NATIVE_FLOAT; }
static inline hid_t h5_int8(void) { return H5T_STD_I8LE; }
static inline hid_t h5_string(void) { return H5T_C_S1; }
static inline hid_t h5_fileAccess(void) { return H5P_FILE_ACCESS; }
static inline hid_t h5_fileCreation(void) { return H5P_FILE_CREATE; }
static inline hid_t h5_groupCreation(void) { return H5P_GROUP_CREATE; }
static inline hid_t h5_datasetCreation(void) { return H5P_DATASET_CREATE; }
static inline unsigned h5_readOnly(void) { return H5F_ACC_RDONLY; }
static inline unsigned h5_truncate(void) { return H5F_ACC_TRUNC; }
static inline hsize_t h5_unlimited(void) { return H5S_UNLIMITED; }
static inline haddr_t h5_undefinedAddress(void) { return HADDR_UNDEF; }

// Keeps the library from printing its errors, and from loading filters that a file names.
static inline void h5_beQuiet(void) {
  H5Eset_auto2(H5E_DEFAULT, NULL, NULL);
  H5PLset_loading_state(0);
}

static inline herr_t h5_copyFirst(unsigned number, const H5E_error2_t *error, void *text) {
  if (number == 0 && error->desc) strncpy((char *)text, error->desc, 255);
  return 0;
}

// The innermost message of this thread's error stack; text has room for 256 bytes, all zero.
static inline void h5_innermostMessage(char *text) {
  H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, h5_copyFirst, text);
}
