from jobmorph.intake.title_cell import cell_fault, plain_cell


def test_a_title_is_one_line():
    assert plain_cell("\tSales\r\n manager\u00a0") == "Sales manager"
    assert plain_cell(None) == ""


def test_what_cannot_be_read_is_named():
    assert cell_fault("x" * 200) is None
    assert cell_fault("x" * 201) == "too_long"
    assert cell_fault(b"K\xf6chin".decode("utf-8", "surrogateescape")) == "undecodable"
    assert cell_fault("😀") is None
