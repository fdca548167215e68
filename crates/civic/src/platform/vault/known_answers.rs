//! Both suites give the answers that the standards print.

use aes_gcm::aes::cipher::{BlockCipherEncrypt, KeyInit};
use data_encoding::HEXLOWER;
use sm4::Sm4;

use super::Suite;

fn bytes(hex: &str) -> Vec<u8> {
    HEXLOWER.decode(hex.replace([' ', '\n'], "").as_bytes()).expect("hexadecimal digits")
}

fn array<const N: usize>(hex: &str) -> [u8; N] {
    bytes(hex).try_into().expect("as many bytes as are asked for")
}

/// A short key as HMAC takes it: filled up with zeros (RFC 2104, section 2).
fn padded(key: &[u8]) -> [u8; 32] {
    let mut padded = [0; 32];
    padded[..key.len()].copy_from_slice(key);
    padded
}

#[test]
fn digests_are_those_of_the_standards() {
    let cases: [(Suite, &[&[u8]], &str); 4] = [
        // GB/T 32905-2016, appendix A.1 and A.2.
        (Suite::Gm, &[b"abc"], "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"),
        (
            Suite::Gm,
            &[b"abcd".as_slice(); 16],
            "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732",
        ),
        // FIPS 180-4, the examples of its appendix.
        (Suite::Intl, &[b"abc"], "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            Suite::Intl,
            &[b"abcdbcdecdefdefgefghfghighij", b"hijkijkljklmklmnlmnomnopnopq"],
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
        ),
    ];
    for (suite, pieces, wanted) in cases {
        assert_eq!(HEXLOWER.encode(&suite.provider().digest(pieces)), wanted, "{suite}");
    }
}

/// GB/T 32907-2016, appendix A, example 1.
#[test]
fn sm4_is_that_of_the_standard() {
    let key: [u8; 16] = array("0123456789abcdef fedcba9876543210");
    let mut block = key.into();
    Sm4::new(&key.into()).encrypt_block(&mut block);
    assert_eq!(HEXLOWER.encode(&block), "681edf34d206965e86b3e94f536e4246");
}

/// RFC 4231, sections 4.2 and 4.3. No standard that can be had prints answers for HMAC-SM3: that one is the answer of OpenSSL 3.
#[test]
fn fingerprints_are_those_of_the_standards() {
    let jefe: &[u8] = b"what do ya want for nothing?";
    let cases: [(Suite, &[u8], &[u8], &str); 3] = [
        (
            Suite::Intl,
            &[0x0b; 20],
            b"Hi There",
            "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
        ),
        (Suite::Intl, b"Jefe", jefe, "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"),
        (Suite::Gm, b"Jefe", jefe, "2e87f1d16862e6d964b50a5200bf2b10b764faa9680a296a2405f24bec39f882"),
    ];
    for (suite, key, text, wanted) in cases {
        assert_eq!(HEXLOWER.encode(&suite.provider().mac(&padded(key), text)), wanted, "{suite}");
    }
}

/// RFC 2104: H(K xor opad, H(K xor ipad, text)), with blocks of 64 bytes in both suites.
#[test]
fn fingerprints_follow_the_definition() {
    for suite in Suite::ALL {
        let (provider, key) = (suite.provider(), [7; 32]);
        let block = |pad: u8| -> Vec<u8> { (0..64).map(|n| key.get(n).unwrap_or(&0) ^ pad).collect() };
        for text in [&b""[..], b"abc", &[1; 200]] {
            let inner = provider.digest(&[&block(0x36), text]);
            assert_eq!(provider.mac(&key, text), provider.digest(&[&block(0x5c), &inner]), "{suite}");
        }
    }
}

struct Sealing {
    suite: Suite,
    key: [u8; 32],
    nonce: &'static str,
    context: &'static str,
    plain: &'static str,
    /// Ciphertext and tag.
    sealed: &'static str,
}

#[test]
fn sealing_is_that_of_the_standards() {
    let cases = [
        // Test case 16 of the GCM specification that NIST SP 800-38D took up.
        Sealing {
            suite: Suite::Intl,
            key: array("feffe9928665731c6d6a8f9467308308 feffe9928665731c6d6a8f9467308308"),
            nonce: "cafebabefacedbaddecaf888",
            context: "feedfacedeadbeef feedfacedeadbeef abaddad2",
            plain: "d9313225f88406e5a55909c5aff5269a 86a7a9531534f7da2e4c303d8a318a72
                    1c3c0c95956809532fcf0e2449a6b525 b16aedf5aa0de657ba637b39",
            sealed: "522dc1f099567d07f47f37a32a84427d 643a8cdcbfe5c0c97598a2bd2555d1aa
                     8cb08e48590dbb3da7b08b1056828838 c5f61e6393ba7a0abcc9f662
                     76fc6ece0f4e1768cddf8853bb2d551b",
        },
        // RFC 8998, appendix A.1. The cipher takes the first half of the key.
        Sealing {
            suite: Suite::Gm,
            key: padded(&bytes("0123456789abcdeffedcba9876543210")),
            nonce: "00001234567800000000abcd",
            context: "feedfacedeadbeef feedfacedeadbeef abaddad2",
            plain: "aaaaaaaaaaaaaaaabbbbbbbbbbbbbbbb ccccccccccccccccdddddddddddddddd
                    eeeeeeeeeeeeeeeeffffffffffffffff eeeeeeeeeeeeeeeeaaaaaaaaaaaaaaaa",
            sealed: "17f399f08c67d5ee19d0dc9969c4bb7d 5fd46fd3756489069157b282bb200735
                     d82710ca5c22f0ccfa7cbf93d496ac15 a56834cbcf98c397b4024a2691233b8d
                     83de3541e4c2b58177e065a9bf7b62ec",
        },
    ];
    for Sealing { suite, key, nonce, context, plain, sealed } in cases {
        let (provider, nonce) = (suite.provider(), array(nonce));
        let (context, plain, sealed) = (bytes(context), bytes(plain), bytes(sealed));
        assert_eq!(provider.seal(&key, nonce, &context, &plain), sealed, "{suite}");
        assert_eq!(provider.open(&key, nonce, &context, &sealed), Some(plain), "{suite}");
    }
}
