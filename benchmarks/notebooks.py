"""The notebooks that are clicked in JupyterLab: ours, a redrawn ipympl figure, and buttons beside a redrawn picture."""

from __future__ import annotations

import nbformat

from massage_lessons.build.notebooks import KERNELSPEC

OURS = "from massage_lessons import show; show.back()"

IPYMPL = """
%matplotlib widget
import matplotlib.pyplot as plt
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from massage_lessons.drawing import path, reader

CODES = {"M": [Path.MOVETO], "L": [Path.LINETO], "C": [Path.CURVE4] * 3, "Z": [Path.CLOSEPOLY]}
def outline(d):
    points, codes = [], []
    for piece in path.pieces(d):
        points += piece.points or [points[0]]
        codes += CODES[piece.command]
    return Path(points, codes)

fig, ax = plt.subplots(figsize=(4.6, 7.2))
fig.canvas.header_visible = fig.canvas.toolbar_visible = False
ax.set(xlim=(0, 960), ylim=(1500, 0), aspect="equal")
ax.axis("off")
back = reader.load()
ax.add_patch(PathPatch(outline(back.body), fc="#efcab0", ec="#744434"))
for shape in back.shapes:
    if shape.layer == "skin":
        ax.add_patch(PathPatch(outline(shape.d), fc="none", ec="#644", picker=True, gid=shape.id))
last = []
def choose(event):
    for patch in last: patch.set_facecolor("none")
    last[:] = [event.artist]
    event.artist.set_facecolor("#88a")
    ax.set_title(event.artist.get_gid())
    fig.canvas.draw_idle()
fig.canvas.mpl_connect("pick_event", choose)
plt.show()
"""

BUTTONS = """
import ipywidgets
from massage_lessons import figures
from massage_lessons.drawing import reader
picture = ipywidgets.Image(value=figures.png(figures.back_map()), format="png", width=460)
def choose(button):
    picture.value = figures.png(figures.back_map(highlight=[button.description]))
buttons = [ipywidgets.Button(description=shape.id) for shape in reader.load().shapes if shape.layer == "skin"]
for button in buttons: button.on_click(choose)
ipywidgets.HBox([picture, ipywidgets.VBox(buttons)])
"""


def of(code: str) -> nbformat.NotebookNode:
    """A notebook of one cell."""
    return nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code.strip())], metadata={"kernelspec": KERNELSPEC})
