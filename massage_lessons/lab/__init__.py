"""The lessons in JupyterLab: the app, the folder of the lessons, and what is trusted."""
