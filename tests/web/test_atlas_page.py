"""The atlas as a page: every view has its address, and what it does not know is told at once."""

import pytest


def test_the_first_view_is_the_map_of_all_jobs(client):
    page = client.get("/atlas")
    assert page.status_code == 200
    assert "Retail Salespersons" in page.text
    assert '/job/41-2031.00"' in page.text
    assert page.headers["etag"]


@pytest.mark.parametrize("address", ["?moment=horizon", "?field=all&as=map&show=hours", "?find="])
def test_the_usual_view_has_one_page(client, address):
    assert client.get(f"/atlas{address}").headers["etag"] == client.get("/atlas").headers["etag"]


def test_a_field_holds_its_jobs_alone(client):
    page = client.get("/atlas?field=sales&as=list").text
    assert "Retail Salespersons" in page
    assert "Registered Nurses" not in page


def test_a_moment_changes_the_figures(client):
    assert client.get("/atlas?moment=reach").text != client.get("/atlas").text


def test_everything_that_is_wrong_is_told_at_once(client):
    page = client.get("/atlas?field=x&moment=y&show=z&as=w")
    assert page.status_code == 400
    assert page.text.count("is one of:") == 4


def test_what_is_searched_for_is_escaped(client):
    page = client.get("/atlas?find=%3Cscript%3Ealert(1)%3C/script%3E")
    assert "<script>alert" not in page.text


def test_the_scatter_can_be_opened_with_the_figures_of_the_view(client):
    assert 'data-source="/atlas/chart"' in client.get("/atlas").text
    answer = client.get("/atlas/chart?field=sales&show=pay&find=insurance")
    dots = answer.json()["data"]["values"]
    agent = next(each for each in dots if each["title"] == "Insurance Sales Agents")
    assert agent["page"] == "/job/41-3021.00"
    assert agent["told"] in client.get("/atlas?field=sales&as=list").text
    assert client.get("/atlas/chart?show=nothing").status_code == 400
