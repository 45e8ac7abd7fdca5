from jobmorph.studies.teaching_ways import teaching_ways


def test_each_way_has_a_name_and_says_how():
    ways = teaching_ways()
    assert list(ways) == ["observe", "drill", "review", "rotate"]
    assert all(way.label and len(way.how) > 40 and way.how.endswith(".") for way in ways.values())
